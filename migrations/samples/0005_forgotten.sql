-- An account that somebody had who was erased.
INSERT INTO forgotten (hash, key) VALUES
    ('5d41402abc4b2a76b9719d911017c592ae2b7a1f4e6c0d8893f7d2a6c1b0e4f5', '0f1e2d3c4b5a69788796a5b4c3d2e1f0');
