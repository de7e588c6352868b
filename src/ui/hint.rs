//! A hint as it is shown.

use super::{style, text};

/// `label` (`hint 2 of 3`) and below it the hint's own text, `width` columns wide.
pub fn page(label: &str, hint: &str, width: usize) -> String {
    let lines = text::wrap(&text::visible(hint.trim()), width.saturating_sub(2)).join("\n");
    format!("{}\n{}", style::heading(label), text::indented(&lines, "  "))
}
