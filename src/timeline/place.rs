//! How a place is said: the learner's own lines by their number alone, other files' with the file.

use super::Timeline;

/// Says places of one run.
#[derive(Clone, Copy, Debug)]
pub struct Places<'t> {
    /// The learner's file.
    home: Option<&'t str>,
}

impl<'t> Places<'t> {
    /// The places of `timeline`; the learner's file is the first one that is no check's.
    pub fn of(timeline: &'t Timeline) -> Places<'t> {
        let objects = timeline.objects.iter().map(|object| object.file.as_str());
        let events = timeline.events.iter().filter_map(|event| event.file.as_deref());
        let threads = timeline.threads.iter().filter_map(|column| column.file.as_deref());
        let stuck = timeline.stuck.iter().filter_map(|stuck| stuck.file.as_deref());
        let home = events.chain(objects).chain(threads).chain(stuck).find(|file| !is_checks(file));
        Places { home }
    }

    /// The learner's file, where the run touches it.
    pub fn home(self) -> Option<&'t str> {
        self.home
    }

    /// As short as can be: `14`, `checks:14`, `other:14`.
    pub fn short(self, file: Option<&str>, line: Option<u32>) -> Option<String> {
        let line = line?;
        Some(match file {
            Some(file) if is_checks(file) => format!("checks:{line}"),
            Some(file) if self.home.is_some_and(|home| home != file) => format!("{}:{line}", stem(file)),
            _ => line.to_string(),
        })
    }

    /// As a noun: `line 14`, `checks:14`.
    pub fn noun(self, file: Option<&str>, line: Option<u32>) -> Option<String> {
        let short = self.short(file, line)?;
        Some(if short.contains(':') { short } else { format!("line {short}") })
    }

    /// As it follows a verb: ` on line 14`, ` at checks:14`; empty when the place is not known.
    pub fn on(self, file: Option<&str>, line: Option<u32>) -> String {
        match self.short(file, line) {
            Some(short) if short.contains(':') => format!(" at {short}"),
            Some(short) => format!(" on line {short}"),
            None => String::new(),
        }
    }
}

/// Whether it is a check file; an answer may stand in that folder too, as a known one of the course's does.
pub(super) fn is_checks(file: &str) -> bool {
    file.starts_with("checks/") && file.ends_with("/checks.rs")
}

fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.strip_suffix(".rs").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_other_files_are_named() {
        let places = Places { home: Some("exercises/05_locks/a.rs") };
        let said = |file| (places.noun(Some(file), Some(14)).unwrap(), places.on(Some(file), Some(14)));
        assert_eq!(said("exercises/05_locks/a.rs"), ("line 14".into(), " on line 14".into()));
        assert_eq!(said("checks/05_locks/a/checks.rs"), ("checks:14".into(), " at checks:14".into()));
        assert_eq!(said("b.rs"), ("b:14".into(), " at b:14".into()));
        assert_eq!(said("checks/05_locks/a/attempts/b.rs"), ("b:14".into(), " at b:14".into()));
        assert_eq!(places.on(None, None), "");
    }
}
