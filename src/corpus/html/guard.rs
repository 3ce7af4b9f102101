//! Keeps a parser that gives up on one page from ending the program.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What `parse` gives, or nothing where it panics; the panic is not reported.
pub(super) fn unwinding<T>(parse: impl FnOnce() -> T) -> Option<T> {
    static SILENCE: Once = Once::new();
    SILENCE.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !GUARDED.get() {
                report(panic);
            }
        }));
    });
    let outer = GUARDED.replace(true);
    // What a broken parse leaves behind is dropped with it.
    let parsed = panic::catch_unwind(AssertUnwindSafe(parse));
    GUARDED.set(outer);
    parsed.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_no_value() {
        assert_eq!(unwinding(|| 1), Some(1));
        let none: Option<u8> = unwinding(|| panic!("a bad page"));
        assert_eq!((none, GUARDED.get()), (None, false));
    }
}
