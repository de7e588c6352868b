//! `.threadlings/course.toml`: which course a folder belongs to, and what of it has arrived.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::course::Course;

/// What a folder remembers of the course that it was last brought up to date with. Written last, so that it says
/// nothing that has not arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    /// The course's id.
    pub id: String,
    /// The version of threadlings that brought it; for people to read.
    pub version: String,
    /// [`super::layout::digest`] of it.
    pub digest: String,
    /// Each exercise's name, and where it stands, relative to the folder.
    #[serde(default)]
    pub exercises: BTreeMap<String, String>,
}

impl Record {
    pub(super) fn new(course: &Course, digest: String) -> Record {
        Record {
            id: course.id.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            digest,
            exercises: course.exercises.iter().map(|it| (it.name.to_string(), it.path())).collect(),
        }
    }
}
