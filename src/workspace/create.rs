//! Making a learner's folder. It arrives by the same way as a newer course does, from nothing.

use std::path::Path;

use super::error::WorkspaceError;
use super::notice::Notice;
use super::{DATA, Folder, disk, search};
use crate::course::Course;

impl Folder {
    /// Makes a learner's folder in `root` (itself made where it is missing), or completes one. A file that is there
    /// already is never overwritten; the notices say which were kept.
    ///
    /// # Errors
    /// `root` is the course's own folder, or a folder of another course, or cannot be written.
    pub fn create(root: &Path, course: &Course) -> Result<(Folder, Vec<Notice>), WorkspaceError> {
        let root = search::absolute(root)?;
        if search::is_course(&root) {
            return Err(WorkspaceError::CourseItself { root });
        }
        // First of all: interrupted from here on, the folder is found, and the next update completes it.
        disk::make_dir(&root.join(DATA))?;
        let folder = Folder { root };
        let notices = folder.update(course)?;
        Ok((folder, notices))
    }
}
