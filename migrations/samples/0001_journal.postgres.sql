-- The words that are said there, as JSON. The form as it is found: by who began it, and when.
INSERT INTO texts (id, salt, words, author) VALUES
    ('67043e77b99480226b8e2997b7b69e78dcf690d7988bf35f71e2ad124cbd3dc5', '196a0e5768d1225abdd3f9a0db970186', '"We need this."',
     'b7e847174c849b42'),
    ('682b7b21af52af5c877611008870a3861a00e1bd43335ec236ede4f1be6db043', '7a98e5dcc4b162545614bc1c34ce6443',
     '"to make the meetings better"', 'e54824852f59a90b'),
    ('bfcd11d38771aa61d0aceda23ffdfa1605108674a94edeb13c018c609751d059', '91c1e862e413c2c7a90c5e9d814b443d',
     '"IGF Improvements"', 'e54824852f59a90b');

UPDATE inbox SET account = 'console:mei', said_at = 1491815400 WHERE cause = 'form 1';
