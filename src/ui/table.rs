//! One line for each answer, where many are judged.

use super::{explain, style, text};
use crate::grade::Report;
use crate::verdict::Verdict;

/// Columns for a verdict's word.
const WORD: usize = 17;

/// An exercise's line: its verdict and its name, and after a failure the first sentence.
pub fn verdict_line(name: &str, report: &Report) -> String {
    let mut line = format!("{}{name}", word(report));
    if !report.verdict.passed() {
        let sentence = explain::headline(report);
        let sentence = match &report.verdict {
            // What is wrong with this machine cannot be looked up anywhere else.
            Verdict::GraderError(detail) => style::plain(&detail.message),
            _ => sentence.split_once(": ").map_or(sentence.clone(), |(_, rest)| rest.to_owned()),
        };
        line.push_str(&format!("\n{}{}", " ".repeat(WORD), style::dim(&sentence)));
    }
    line + "\n"
}

/// A known answer's line: its verdict and its path, and below it what is not as stated.
pub fn stated_line(verdict: &str, answer: &str, complaints: &[String]) -> String {
    let mark = if complaints.is_empty() { style::good("ok ") } else { style::bad("NO ") };
    let mut line = format!("{mark} {}{answer}\n", text::padded(verdict, WORD));
    for complaint in complaints {
        line.push_str(&format!("      {complaint}\n"));
    }
    line
}

/// The line of a known answer that cannot be tried, whole or in part.
pub fn pending_line(answer: &str, why: &str) -> String {
    format!("{} {}{answer}\n      {why}\n", style::notice("…  "), text::padded("pending", WORD))
}

fn word(report: &Report) -> String {
    let word = text::padded(report.verdict.kind().as_str(), WORD);
    if report.verdict.passed() { style::good(&word) } else { style::bad(&word) }
}
