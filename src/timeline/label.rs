//! What the objects of a run are called, so that no two are called the same.

use super::{Does, Object, Places, Timeline};

/// What each object of a run is called.
#[derive(Clone, Debug)]
pub struct Labels {
    labels: Vec<Label>,
}

#[derive(Clone, Debug)]
struct Label {
    name: Option<String>,
    /// What tells it from others of the same name: ` #2`, ` (line 12)`.
    apart: String,
    /// `Mutex`, as it is said.
    kind: String,
    /// `line 12`; nothing where std made it.
    place: String,
}

impl Labels {
    /// The names of the objects of `timeline`.
    pub fn of(timeline: &Timeline) -> Labels {
        let places = Places::of(timeline);
        let label = |object: &Object| {
            let is_known = !object.file.is_empty();
            let place = is_known.then(|| places.noun(Some(&object.file), Some(object.line))).flatten();
            let place = place.unwrap_or_default();
            Label {
                name: object.name.clone(),
                apart: apart(object, &timeline.objects, &place),
                kind: object.kind.clone(),
                place,
            }
        };
        Labels { labels: timeline.objects.iter().map(label).collect() }
    }

    /// Its name in a sentence: `` `inventory` ``, `` `forks` #2 ``, `the Mutex of line 12`.
    pub fn name(&self, object: usize) -> String {
        self.labels.get(object).map_or_else(|| "?".to_owned(), |label| label.name(label.name.as_deref()))
    }

    /// Its name for who does `does` with it: of a channel `tx/rx`, who sends has `tx` and who receives `rx`.
    pub fn name_for(&self, object: usize, does: Does) -> String {
        let Some(label) = self.labels.get(object) else { return "?".to_owned() };
        label.name(label.end(does))
    }

    /// Its name with its kind and where it was made: `` `inventory` (Mutex, line 12) ``.
    pub fn introduced(&self, object: usize) -> String {
        self.labels.get(object).map_or_else(|| "?".to_owned(), |label| label.introduced(label.name.as_deref()))
    }

    /// [`Labels::introduced`] for who does `does` with it.
    pub fn introduced_for(&self, object: usize, does: Does) -> String {
        self.labels.get(object).map_or_else(|| "?".to_owned(), |label| label.introduced(label.end(does)))
    }
}

impl Label {
    fn name(&self, name: Option<&str>) -> String {
        match name {
            Some(name) => format!("`{name}`{}", self.apart),
            None if self.place.is_empty() && self.apart.is_empty() => format!("the {}", self.kind),
            None if self.place.is_empty() => format!("{}{}", self.kind, self.apart),
            None if self.apart.is_empty() => format!("the {} of {}", self.kind, self.place),
            None => format!("{}{} of {}", self.kind, self.apart, self.place),
        }
    }

    fn introduced(&self, name: Option<&str>) -> String {
        match name {
            Some(name) => {
                let number = if self.apart.starts_with(" #") { self.apart.as_str() } else { "" };
                let place = if self.place.is_empty() { String::new() } else { format!(", {}", self.place) };
                format!("`{name}`{number} ({}{place})", self.kind)
            }
            None => self.name(None),
        }
    }

    /// The name of the end of a channel that `does` uses.
    fn end(&self, does: Does) -> Option<&str> {
        use Does::*;
        let name = self.name.as_deref()?;
        let Some((sender, receiver)) = name.split_once('/') else { return Some(name) };
        Some(match does {
            Send | SendWait | TrySendFails | SendFails | SenderDropped => sender,
            Receive | ReceiveWait | TryReceiveEmpty | Disconnected | ReceiverDropped => receiver,
            _ => name,
        })
    }
}

/// What tells `object` from the others of its name, or from the other unnamed ones of its place.
fn apart(object: &Object, all: &[Object], place: &str) -> String {
    let same_place =
        |other: &Object| (&other.file, other.line, other.column) == (&object.file, object.line, object.column);
    let names = goes_by(object);
    // What is made lazily goes by the name of its wrapper: nobody who speaks of the one means the other.
    let is_wrapper = |object: &Object| ["LazyLock", "OnceLock"].contains(&object.kind.as_str());
    let shares_a_name = |other: &Object| {
        is_wrapper(other) == is_wrapper(object) && goes_by(other).iter().any(|name| names.contains(name))
    };
    let namesakes = all.iter().filter(|other| !std::ptr::eq(*other, object) && shares_a_name(other));
    if namesakes.clone().any(same_place) {
        format!(" #{}", object.nth)
    } else if object.name.is_some() && namesakes.count() > 0 {
        format!(" ({place})")
    } else {
        String::new()
    }
}

/// All that it is called by: of a channel also its ends. Nothing is one name, too.
fn goes_by(object: &Object) -> Vec<Option<&str>> {
    let name = object.name.as_deref();
    let ends = name.and_then(|name| name.split_once('/')).map(|(sender, receiver)| [sender, receiver].map(Some));
    ends.into_iter().flatten().chain([name]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(name: Option<&str>, kind: &str, line: u32, nth: u32) -> Object {
        Object { name: name.map(str::to_owned), kind: kind.into(), file: "a.rs".into(), line, column: 9, nth }
    }

    #[test]
    fn no_two_objects_are_called_the_same() {
        let timeline = Timeline {
            objects: vec![
                object(Some("forks"), "Mutex", 3, 1),
                object(Some("forks"), "Mutex", 3, 2),
                object(Some("m"), "Mutex", 5, 1),
                object(Some("m"), "Mutex", 6, 1),
                object(None, "Condvar", 7, 1),
                object(Some("tx/rx"), "channel", 8, 1),
            ],
            ..Timeline::default()
        };
        let labels = Labels::of(&timeline);
        let names: Vec<String> = (0..6).map(|object| labels.name(object)).collect();
        assert_eq!(
            names,
            ["`forks` #1", "`forks` #2", "`m` (line 5)", "`m` (line 6)", "the Condvar of line 7", "`tx/rx`"]
        );
        assert_eq!(labels.introduced(1), "`forks` #2 (Mutex, line 3)");
        assert_eq!(labels.introduced(2), "`m` (Mutex, line 5)");
        assert_eq!(labels.introduced(4), "the Condvar of line 7");
        assert_eq!(labels.introduced_for(5, Does::Receive), "`rx` (channel, line 8)");
        assert_eq!(labels.name_for(5, Does::Send), "`tx`");
        let lazy = vec![object(Some("LOG"), "LazyLock", 5, 1), object(Some("LOG"), "Mutex", 6, 1)];
        let labels = Labels::of(&Timeline { objects: lazy, ..Timeline::default() });
        assert_eq!([labels.name(0), labels.introduced(1)], ["`LOG`", "`LOG` (Mutex, line 6)"]);
        let derived = vec![object(None, "Mutex", 3, 1), object(None, "Mutex", 3, 2)];
        let labels = Labels::of(&Timeline { objects: derived, ..Timeline::default() });
        assert_eq!([labels.name(0), labels.introduced(1)], ["Mutex #1 of line 3", "Mutex #2 of line 3"]);
        let by_std = |kind: &str, nth| Object { file: String::new(), line: 0, ..object(None, kind, 0, nth) };
        let by_std = vec![by_std("Mutex", 1), by_std("Mutex", 2), Object { column: 5, ..by_std("Condvar", 1) }];
        let labels = Labels::of(&Timeline { objects: by_std, ..Timeline::default() });
        let names = [labels.name(0), labels.introduced(1), labels.introduced(2)];
        assert_eq!(names, ["Mutex #1", "Mutex #2", "the Condvar"]);
        let shadowed = vec![object(Some("tx/rx"), "channel", 8, 1), object(Some("rx"), "Mutex", 9, 1)];
        let labels = Labels::of(&Timeline { objects: shadowed, ..Timeline::default() });
        assert_eq!(labels.name_for(0, Does::Receive), "`rx` (line 8)");
        assert_eq!(labels.name(1), "`rx` (line 9)");
    }
}
