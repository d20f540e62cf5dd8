"""Files become structured documents: read -> normalise -> parse -> find references, deadlines and duties."""
