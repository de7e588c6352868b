//! Text that fits its window: prose wrapped between words, foreign text made harmless and cut.

use unicode_width::UnicodeWidthChar;

/// How many columns `text` takes at most; it has no control characters. What terminals draw as one picture (a family of
/// emoji) counts as its parts: not all do, and a text that is cut takes as much as its characters.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(wide).sum()
}

/// How many columns a character adds.
fn wide(c: char) -> usize {
    // It makes an emoji, of two columns, of what has one.
    const PICTURE: char = '\u{fe0f}';
    if c == PICTURE { 1 } else { c.width().unwrap_or(0) }
}

/// The lines of `prose`, broken between words so that none is wider than `width` columns; a word that is wider stands
/// on a line of its own. Line ends in `prose` stay, runs of blanks become one, and a line's indent is kept.
pub(super) fn wrap(prose: &str, width: usize) -> Vec<String> {
    prose.lines().flat_map(|line| wrap_line(line, width)).collect()
}

/// [`wrap`] that breaks words too, where one is wider than `width` columns.
pub(super) fn wrap_all(prose: &str, width: usize) -> Vec<String> {
    wrap(prose, width).iter().flat_map(|line| broken(line, width)).collect()
}

/// `line` in rows of at most `width` columns; at least one.
fn broken(line: &str, width: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    let mut taken = 0;
    for c in line.chars() {
        let wide = wide(c);
        if taken > 0 && taken + wide > width {
            rows.push(String::new());
            taken = 0;
        }
        taken += wide;
        rows.last_mut().expect("there is always one").push(c);
    }
    rows
}

fn wrap_line(line: &str, width: usize) -> Vec<String> {
    let indent: String = line.chars().take_while(|c| *c == ' ').collect();
    let mut lines = Vec::new();
    let mut current = indent.clone();
    for word in line.split_whitespace() {
        let empty = current.len() == indent.len();
        if !empty && columns(&current) + 1 + columns(word) > width {
            lines.push(std::mem::replace(&mut current, indent.clone()));
            current.push_str(word);
        } else {
            if !empty {
                current.push(' ');
            }
            current.push_str(word);
        }
    }
    lines.push(current.trim_end().to_owned());
    lines
}

/// `text` with every line behind `indent`; empty lines stay empty.
pub(super) fn indented(text: &str, indent: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        if !line.is_empty() {
            out.push_str(indent);
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

/// `line` cut to `width` columns, with `…` where something is missing.
pub(super) fn cut(line: &str, width: usize) -> String {
    if columns(line) <= width {
        return line.to_owned();
    }
    let mut taken = 0;
    let mut out = String::new();
    for c in line.chars() {
        taken += wide(c);
        if taken + 1 > width {
            break;
        }
        out.push(c);
    }
    if width > 0 {
        out.push('…');
    }
    out
}

/// `line` cut to `width` columns, with `…` in its middle: the end often tells names apart.
pub(super) fn cut_inside(line: &str, width: usize) -> String {
    if columns(line) <= width {
        return line.to_owned();
    }
    let end = width / 3;
    let mut tail: Vec<char> = Vec::new();
    let mut taken = 0;
    for c in line.chars().rev() {
        taken += wide(c);
        if taken > end {
            break;
        }
        tail.push(c);
    }
    let tail: String = tail.into_iter().rev().collect();
    format!("{}{tail}", cut(line, width - columns(&tail)))
}

/// `text` with blanks behind it up to `width` columns.
pub(super) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// `text` with control characters written out (`\x1b`), so that it cannot move the cursor; line ends stay, tabs become
/// four blanks.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    visible_into(&mut out, text);
    out
}

/// [`visible`], behind what `out` has.
pub(super) fn visible_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\n' => out.push('\n'),
            '\t' => out.push_str("    "),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => out.push_str(&format!("\\x{:02x}", u32::from(c))),
            // What turns the direction of text, or hides it, is written out too.
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {
                out.push_str(&format!("\\u{{{:x}}}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
}

/// Lines at the start of a long text that are kept by [`head_and_tail`].
const HEAD: usize = 12;
/// Lines at its end.
const TAIL: usize = 8;
/// Rows that one long line may take.
const ROWS: usize = 3;

/// Foreign text for the screen: harmless ([`visible`]), every line broken at `width` columns, and of many lines the first
/// and the last.
pub(super) fn head_and_tail(text: &str, width: usize) -> String {
    let text = visible(text);
    let lines: Vec<&str> = text.lines().collect();
    let shown = |lines: &[&str]| lines.iter().map(|line| folded(line, width)).collect::<String>();
    if lines.len() <= HEAD + TAIL + 1 {
        return shown(&lines);
    }
    let left_out = lines.len() - HEAD - TAIL;
    format!("{}… {left_out} more lines …\n{}", shown(&lines[..HEAD]), shown(&lines[lines.len() - TAIL..]))
}

/// `line` in at most [`ROWS`] rows of `width` columns, each with its line end.
fn folded(line: &str, width: usize) -> String {
    let mut out = String::new();
    let mut taken = 0;
    for c in cut(line, width.max(1).saturating_mul(ROWS)).chars() {
        let wide = wide(c);
        if taken + wide > width.max(1) {
            out.push('\n');
            taken = 0;
        }
        taken += wide;
        out.push(c);
    }
    out.push('\n');
    out
}

/// `1 check`, `2 checks`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::foreign::{few, is_harmless, text};

    #[test]
    fn prose_breaks_between_words_and_keeps_its_line_ends_and_indents() {
        assert_eq!(
            wrap("one two three\n\n  four five extraordinarily", 10),
            ["one two", "three", "", "  four", "  five", "  extraordinarily"]
        );
    }

    #[test]
    fn a_word_breaks_only_where_it_is_asked_for() {
        assert_eq!(wrap("ab extraordinarily", 6), ["ab", "extraordinarily"]);
        assert_eq!(wrap_all("ab extraordinarily", 6), ["ab", "extrao", "rdinar", "ily"]);
        assert_eq!(wrap_all("日本語", 5), ["日本", "語"]);
        assert!(wrap_all("", 5).is_empty());
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(wrap("日本 日本", 8), ["日本", "日本"]);
        assert_eq!(cut("日本語", 5), "日本…");
    }

    #[test]
    fn a_cut_line_says_that_it_is_cut() {
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdef", 4), "abc…");
        assert_eq!(cut("abcdef", 0), "");
        assert_eq!(cut_inside("abcdefghij 12", 9), "abcde… 12");
        assert_eq!(cut_inside("日本語日本語 1", 9), "日本語… 1");
        assert_eq!(cut_inside("abc", 3), "abc");
    }

    #[test]
    fn control_characters_become_visible() {
        assert_eq!(visible("a\x1b[2J\tb\r\n\u{202e}c"), "a\\x1b[2J    b\\r\n\\u{202e}c");
    }

    #[test]
    fn of_many_lines_the_first_and_the_last_are_shown() {
        let text: String = (1..=30).map(|n| format!("line {n}\n")).collect();
        let shown = head_and_tail(&text, 80);
        assert_eq!(shown.lines().count(), HEAD + 1 + TAIL);
        assert!(shown.contains("line 12\n… 10 more lines …\nline 23\n"));
    }

    #[test]
    fn a_long_line_takes_three_rows_at_most() {
        assert_eq!(head_and_tail(&"x".repeat(50), 10), format!("{0}\n{0}\n{1}…\n", "x".repeat(10), "x".repeat(9)));
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn foreign_text_is_harmless_and_fits(text in text(), width in 1..200_usize) {
            let text = visible(&text);
            is_harmless(&text);
            for line in text.lines() {
                prop_assert!(columns(&cut(line, width)) <= width);
                prop_assert!(columns(&cut_inside(line, width)) <= width);
                prop_assert!(columns(&padded(line, width)) >= width);
            }
            // Two columns may be what one character takes.
            prop_assert!(wrap_all(&text, width).iter().all(|line| columns(line) <= width.max(2)));
            let shown = head_and_tail(&text, width);
            prop_assert!(shown.lines().all(|line| columns(line) <= width.max(2) || line.starts_with("… ")), "{shown:?}");
            prop_assert!(shown.lines().count() <= ROWS * (HEAD + TAIL + 1));
        }

        #[test]
        fn wrapping_takes_nothing_away(text in text(), width in 1..200_usize) {
            let ink = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let text = visible(&text);
            prop_assert_eq!(ink(&wrap(&text, width).concat()), ink(&text));
            prop_assert_eq!(ink(&wrap_all(&text, width).concat()), ink(&text));
        }
    }
}
