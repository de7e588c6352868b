//! `info.toml` as it is written: every value with its place, nothing judged but TOML's own rules, keys and types.

use toml::Spanned;
use toml::de::DeTable;

use super::fault::Faults;
use super::table::{ROOT, Table};
use super::textfile::TextFile;

/// The version of the format that this program reads.
pub(super) const FORMAT: i64 = 1;

/// A value with its place; absent when it is missing or of another type, which is said by then.
pub(super) type Written<T> = Option<Spanned<T>>;

/// What stands in `info.toml`.
pub(super) struct Manifest {
    pub id: Written<String>,
    pub title: Written<String>,
    pub chapters: Vec<WrittenChapter>,
    pub exercises: Vec<WrittenExercise>,
}

/// One `[[chapters]]`.
pub(super) struct WrittenChapter {
    pub dir: Written<String>,
    pub title: Written<String>,
}

/// One `[[exercises]]`.
pub(super) struct WrittenExercise {
    pub name: Written<String>,
    pub chapter: Written<String>,
    pub title: Written<String>,
    pub teaches: Written<Vec<Spanned<i64>>>,
    pub fails_with: Written<String>,
    pub hints: Written<Vec<Spanned<String>>>,
    pub lesson: Written<String>,
    pub link: Written<String>,
    pub strict_clippy: bool,
    pub teaches_unsafe: bool,
    pub hints_for: Vec<(Spanned<String>, Spanned<String>)>,
    pub limits: WrittenLimits,
    pub explore: Option<WrittenExplore>,
}

/// An exercise's `[exercises.explore]`.
pub(super) struct WrittenExplore {
    pub required: bool,
    pub all: WrittenExploring,
    pub checks: Vec<(Spanned<String>, WrittenExploring)>,
}

/// How interleavings are explored: of an exercise, or of one of its checks.
pub(super) struct WrittenExploring {
    pub off: Option<bool>,
    pub time: Written<String>,
    pub orderings: Option<bool>,
    pub budget: Written<i64>,
    pub fork: Option<bool>,
}

/// An exercise's `[exercises.limits]`.
#[derive(Default)]
pub(super) struct WrittenLimits {
    pub cpu_ms: Written<i64>,
    pub quiet_ms: Written<i64>,
    pub wall_ms: Written<i64>,
    pub memory_mib: Written<i64>,
    pub output_kib: Written<i64>,
    pub compile_ms: Written<i64>,
}

/// The text as TOML, as far as it is; what is not is said by then.
pub(super) fn parse<'t>(file: &'t TextFile, faults: &mut Faults) -> Spanned<DeTable<'t>> {
    let (document, errors) = DeTable::parse_recoverable(&file.text);
    let mut at_fault = Vec::new();
    for error in errors {
        // One slip can be several errors to the parser; the first of a line says most.
        let at = error.span().unwrap_or(0..0);
        let (line, _) = file.line_of(at.start);
        if !at_fault.contains(&line) {
            at_fault.push(line);
            let message = format!("this is no TOML: {}", error.message());
            faults.push_syntax(file.fault(at, message, "see https://toml.io/en/v1.0.0 for how it is written"));
        }
    }
    document
}

/// Reads `info.toml`; none when it is of a format that this program does not know, which is said by then.
pub(super) fn read(file: &TextFile, document: &DeTable<'_>, faults: &mut Faults) -> Option<Manifest> {
    let mut root = Table::new(file, faults, document, 0..0, ROOT);
    if !is_ours(&mut root, file) {
        return None;
    }
    let (id, title) = match root.table("threadlings", "[threadlings]") {
        Some(mut header) => {
            header.integer("format");
            let read = (header.string("id"), header.string("title"));
            header.end();
            read
        }
        None => (None, None),
    };
    let chapters = root.tables("chapters", "[[chapters]]", |chapter| WrittenChapter {
        dir: chapter.string("dir"),
        title: chapter.string("title"),
    });
    let exercises = root.tables("exercises", "[[exercises]]", exercise);
    root.end();
    Some(Manifest { id, title, chapters, exercises })
}

/// Whether the format is one that this program knows; when not, that is the only thing worth saying.
fn is_ours(root: &mut Table<'_, '_>, file: &TextFile) -> bool {
    let Some(header) = root.peek("threadlings") else { return false };
    let Some(format) = header.get_ref().as_table().and_then(|header| header.get("format")) else { return true };
    let Some(number) = format.get_ref().as_integer() else { return true };
    match i64::from_str_radix(number.as_str(), number.radix()) {
        Ok(FORMAT) => true,
        Ok(version) if version < FORMAT => {
            let help = format!("write `format = {FORMAT}`");
            root.say(file.fault(format.span(), format!("there is no format {version}"), help));
            false
        }
        _ => {
            let message = format!("this course has format {number}, and this threadlings reads format {FORMAT}");
            root.say(file.fault(format.span(), message, "update threadlings: `cargo install threadlings`"));
            false
        }
    }
}

fn exercise(table: &mut Table<'_, '_>) -> WrittenExercise {
    WrittenExercise {
        name: table.string("name"),
        chapter: table.string("chapter"),
        title: table.string("title"),
        teaches: table.integers("teaches"),
        fails_with: table.string("fails_with"),
        hints: table.strings("hints"),
        lesson: table.string("lesson"),
        link: table.string("link"),
        strict_clippy: table.optional_boolean("strict_clippy").unwrap_or(false),
        teaches_unsafe: table.optional_boolean("teaches_unsafe").unwrap_or(false),
        hints_for: table
            .table("hints_for", "[exercises.hints_for]")
            .map_or_else(Vec::new, |mut hints| hints.all_strings()),
        limits: table.table("limits", "[exercises.limits]").map_or_else(WrittenLimits::default, limits),
        explore: table.table("explore", "[exercises.explore]").map(explore),
    }
}

fn explore(mut table: Table<'_, '_>) -> WrittenExplore {
    let required = table.optional_boolean("required").unwrap_or(false);
    let all = exploring(&mut table);
    let checks = table.table("checks", "[exercises.explore.checks]").map_or_else(Vec::new, |mut checks| {
        checks.all_tables("[exercises.explore.checks.NAME]", |mut check| {
            let read = exploring(&mut check);
            check.end();
            read
        })
    });
    table.end();
    WrittenExplore { required, all, checks }
}

fn exploring(table: &mut Table<'_, '_>) -> WrittenExploring {
    WrittenExploring {
        off: table.optional_boolean("off"),
        time: table.optional_string("time"),
        orderings: table.optional_boolean("orderings"),
        budget: table.optional_integer("budget"),
        fork: table.optional_boolean("fork"),
    }
}

fn limits(mut table: Table<'_, '_>) -> WrittenLimits {
    let limits = WrittenLimits {
        cpu_ms: table.optional_integer("cpu_ms"),
        quiet_ms: table.optional_integer("quiet_ms"),
        wall_ms: table.optional_integer("wall_ms"),
        memory_mib: table.optional_integer("memory_mib"),
        output_kib: table.optional_integer("output_kib"),
        compile_ms: table.optional_integer("compile_ms"),
    };
    table.end();
    limits
}
