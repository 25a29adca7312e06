//! The register as data for others.
