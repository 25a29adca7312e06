//! What concerns one group: how it is proposed, supported, discussed, decided, led and reported on.

pub(crate) mod charter;
pub(crate) mod comment;
pub(crate) mod concern;
pub mod decision;
pub(crate) mod document;
pub(crate) mod facilitate;
pub(crate) mod last_call;
pub(crate) mod note;
pub(crate) mod propose;
pub(crate) mod renew;
pub(crate) mod resolve;
pub(crate) mod status;
pub(crate) mod support;
pub(crate) mod unsupport;
pub(crate) mod update;
pub(crate) mod why;
pub(crate) mod withdraw;
