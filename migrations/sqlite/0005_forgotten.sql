-- The accounts of people who were erased: each as a hash under a random key, kept for this alone, that an import does not bring
-- them back.
CREATE TABLE forgotten (
    hash TEXT PRIMARY KEY,
    key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
