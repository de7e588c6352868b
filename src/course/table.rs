//! A table of `info.toml`, read key by key: what is missing, of another type, or unknown becomes a fault with its place.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Faults};
use super::textfile::TextFile;

/// What the table that holds all others is called.
pub(super) const ROOT: &str = "info.toml";

/// A table being read. [`Table::end`] says which keys nobody asked for.
pub(super) struct Table<'t, 'f> {
    file: &'t TextFile,
    faults: &'f mut Faults,
    table: &'t DeTable<'t>,
    /// Where it begins.
    at: Range<usize>,
    /// What it is called in messages: `[[exercises]]`.
    called: &'static str,
    asked: Vec<&'static str>,
    ignores_others: bool,
}

impl<'t, 'f> Table<'t, 'f> {
    /// Begins to read a table.
    pub fn new(
        file: &'t TextFile,
        faults: &'f mut Faults,
        table: &'t DeTable<'t>,
        at: Range<usize>,
        called: &'static str,
    ) -> Table<'t, 'f> {
        Table { file, faults, table, at, called, asked: Vec::new(), ignores_others: false }
    }

    /// The value of a key, of whatever type, or none; asking so does not make the key known.
    pub fn peek(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    /// Notes what is wrong with the table's content.
    pub fn say(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Notes what may only look so where some text is no TOML.
    pub fn say_doubtful(&mut self, fault: Fault) {
        self.faults.push_doubtful(fault);
    }

    /// A string that must be there.
    pub fn string(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let value = self.required(key, "a string")?;
        self.typed(key, value, "a string", string)
    }

    /// A string that may be there.
    pub fn optional_string(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let value = self.get(key)?;
        self.typed(key, value, "a string", string)
    }

    /// An integer that must be there.
    pub fn integer(&mut self, key: &'static str) -> Option<Spanned<i64>> {
        let value = self.required(key, "an integer")?;
        self.typed(key, value, "an integer", integer)
    }

    /// An integer that may be there.
    pub fn optional_integer(&mut self, key: &'static str) -> Option<Spanned<i64>> {
        let value = self.get(key)?;
        self.typed(key, value, "an integer", integer)
    }

    /// `true` or `false`, that may be there.
    pub fn optional_boolean(&mut self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        self.typed(key, value, "`true` or `false`", DeValue::as_bool).map(Spanned::into_inner)
    }

    /// An array of strings that must be there; what is no string in it is left out.
    pub fn strings(&mut self, key: &'static str) -> Option<Spanned<Vec<Spanned<String>>>> {
        let value = self.required(key, "an array of strings")?;
        self.array(key, value, "an array of strings", string)
    }

    /// An array of integers that must be there; what is no integer in it is left out.
    pub fn integers(&mut self, key: &'static str) -> Option<Spanned<Vec<Spanned<i64>>>> {
        let value = self.required(key, "an array of integers")?;
        self.array(key, value, "an array of integers", integer)
    }

    /// A table that may be there.
    pub fn table(&mut self, key: &'static str, called: &'static str) -> Option<Table<'t, '_>> {
        let value = self.get(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, value, "a table", format!("write {called}"));
            return None;
        };
        Some(Table::new(self.file, self.faults, table, value.span(), called))
    }

    /// The tables of an array that must be there; `called` is how one is written: `[[exercises]]`.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        called: &'static str,
        mut read: impl FnMut(&mut Table<'t, '_>) -> T,
    ) -> Vec<T> {
        let Some(value) = self.required(key, "an array of tables") else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "an array of tables", format!("write {called}"));
            return Vec::new();
        };
        if array.is_empty() {
            self.say(self.file.fault(value.span(), format!("`{key}` is empty"), format!("write {called}")));
        }
        let mut read_ones = Vec::new();
        for element in array.iter() {
            match element.get_ref().as_table() {
                Some(table) => {
                    let mut table = Table::new(self.file, self.faults, table, element.span(), called);
                    read_ones.push(read(&mut table));
                    table.end();
                }
                None => self.wrong_type(key, element, "an array of tables", format!("write {called}")),
            }
        }
        read_ones
    }

    /// Every key with its string, in the order in which they are written; the keys are not judged.
    pub fn all_strings(&mut self) -> Vec<(Spanned<String>, Spanned<String>)> {
        let mut keys: Vec<_> = self.table.iter().collect();
        keys.sort_by_key(|(key, _)| key.span().start);
        let mut all = Vec::new();
        for (key, value) in keys {
            let name = key.get_ref();
            if let Some(text) = self.typed(name, value, "a string", string) {
                all.push((Spanned::new(key.span(), name.to_string()), text));
            }
        }
        all
    }

    /// Every key with its table, in the order in which they are written; the keys are not judged. `called` is how one is
    /// written: `[exercises.explore.checks.NAME]`.
    pub fn all_tables<T>(
        &mut self,
        called: &'static str,
        mut read: impl FnMut(Table<'t, '_>) -> T,
    ) -> Vec<(Spanned<String>, T)> {
        let mut keys: Vec<_> = self.table.iter().collect();
        keys.sort_by_key(|(key, _)| key.span().start);
        let mut all = Vec::new();
        for (key, value) in keys {
            let name: &str = key.get_ref();
            match value.get_ref().as_table() {
                Some(table) => {
                    let table = Table::new(self.file, self.faults, table, value.span(), called);
                    all.push((Spanned::new(key.span(), name.to_owned()), read(table)));
                }
                None => self.wrong_type(name, value, "a table", format!("write {called}")),
            }
        }
        all
    }

    /// From now on keys that nobody asks for are no fault.
    pub fn ignore_others(&mut self) {
        self.ignores_others = true;
    }

    /// Says which keys of the table nobody asked for.
    pub fn end(&mut self) {
        if self.ignores_others {
            return;
        }
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if self.asked.contains(&name) {
                continue;
            }
            let likeness = |known: &&str| strsim::jaro_winkler(name, known);
            let near = self.asked.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
            let help = match near.filter(|known| likeness(known) > 0.7) {
                Some(known) => format!("the nearest known key is `{known}`"),
                None => format!("the keys of {} are {}", self.called, self.asked.join(", ")),
            };
            let fault = self.file.fault(key.span(), format!("unknown key `{name}` in {}", self.called), help);
            // After a table's header that is no TOML, its keys land outside of any table.
            if self.called == ROOT { self.faults.push_doubtful(fault) } else { self.faults.push(fault) }
        }
    }

    fn get(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.asked.push(key);
        self.peek(key)
    }

    fn required(&mut self, key: &'static str, kind: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        let value = self.get(key);
        if value.is_none() {
            let message = format!("{} has no `{key}`", self.called);
            self.faults.push_doubtful(self.file.fault(self.at.clone(), message, format!("add `{key}`: {kind}")));
        }
        value
    }

    fn array<T>(
        &mut self,
        key: &str,
        value: &'t Spanned<DeValue<'t>>,
        kind: &str,
        read: impl Fn(&DeValue<'t>) -> Option<T> + Copy,
    ) -> Option<Spanned<Vec<Spanned<T>>>> {
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, kind, format!("write {kind}: `{key} = [..]`"));
            return None;
        };
        let elements = array.iter().filter_map(|element| self.typed(key, element, kind, read)).collect();
        Some(Spanned::new(value.span(), elements))
    }

    fn typed<T>(
        &mut self,
        key: &str,
        value: &'t Spanned<DeValue<'t>>,
        kind: &str,
        read: impl Fn(&DeValue<'t>) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let read = read(value.get_ref());
        if read.is_none() {
            self.wrong_type(key, value, kind, format!("write {kind}"));
        }
        Some(Spanned::new(value.span(), read?))
    }

    fn wrong_type(&mut self, key: &str, value: &Spanned<DeValue<'t>>, kind: &str, help: String) {
        let found = value.get_ref().type_str();
        let article = if found.starts_with(['a', 'i']) { "an" } else { "a" };
        let message = format!("`{key}` should be {kind}, and here is {article} {found}");
        self.faults.push(self.file.fault(value.span(), message, help));
    }
}

fn string(value: &DeValue<'_>) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn integer(value: &DeValue<'_>) -> Option<i64> {
    let written = value.as_integer()?;
    i64::from_str_radix(written.as_str(), written.radix()).ok()
}
