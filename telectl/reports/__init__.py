"""What we tell: each report is a view for machines and a document for people."""
