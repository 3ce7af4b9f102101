//! Keeps a parser that gives up on one page from ending the program.

use std::panic::{self, AssertUnwindSafe};

/// What `parse` gives, or nothing where it panics; the panic is reported by the program's own hook.
pub(super) fn unwinding<T>(parse: impl FnOnce() -> T) -> Option<T> {
    // What a broken parse leaves behind is dropped with it.
    panic::catch_unwind(AssertUnwindSafe(parse)).ok()
}

#[cfg(test)]
mod tests {
    use super::unwinding;

    #[test]
    fn a_panic_is_no_value() {
        assert_eq!(unwinding(|| 1), Some(1));
        assert_eq!(unwinding(|| -> u8 { panic!("a bad page") }), None);
    }
}
