//! Who may call: the check file alone. An answer that meets in a check's name, or sleeps in it, would prove nothing.

use std::panic::Location;
use std::sync::OnceLock;

/// The check file, as it is called in the program's own messages.
static CHECKS: OnceLock<&'static str> = OnceLock::new();

/// From now on only code of that file may call.
pub(crate) fn only_from(checks: &'static str) {
    // There is one call, before anything of the answer runs.
    let _ = CHECKS.set(checks);
}

/// Refuses whoever calls from elsewhere.
///
/// # Panics
/// Where the caller is no code of the check file.
#[track_caller]
pub(crate) fn is_a_check() {
    let file = Location::caller().file();
    assert!(is_allowed(CHECKS.get().copied(), file), "the harness is for the checks alone, and {file} calls it");
}

fn is_allowed(checks: Option<&str>, file: &str) -> bool {
    checks.is_none_or(|checks| checks == file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_check_file_may_call_once_it_is_known() {
        assert!(is_allowed(None, "src/a.rs"));
        assert!(is_allowed(Some("checks/a/checks.rs"), "checks/a/checks.rs"));
        assert!(!is_allowed(Some("checks/a/checks.rs"), "exercises/a.rs"));
    }
}
