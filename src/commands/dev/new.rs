//! `threadlings dev new`: a new exercise to begin from.

use std::fs;

use crate::commands::place::authors_folder;
use crate::commands::{CommandError, Exit};
use crate::course::{ExerciseName, skeleton};
use crate::ui::shell::Shell;

pub(in crate::commands) fn new(name: &str, chapter: &str, shell: &mut Shell) -> Result<Exit, CommandError> {
    let root = authors_folder()?;
    let name: ExerciseName = name.parse().map_err(|error| CommandError::Usage(format!("{error}")))?;
    let files = skeleton::skeleton(&name, chapter);
    // All or nothing: an author's file is never overwritten.
    if let Some((path, _)) = files.iter().find(|(path, _)| root.join(path).exists()) {
        return Err(CommandError::Usage(format!("{path} is there already; choose another name")));
    }
    for (path, text) in &files {
        let path = root.join(path);
        let failed = |error| CommandError::io(format!("write {}", path.display()), error);
        fs::create_dir_all(path.parent().unwrap_or(&root)).map_err(failed)?;
        fs::write(&path, text).map_err(failed)?;
        shell.out(&format!("wrote {}\n", path.display()));
    }
    let manifest = root.join("info.toml");
    let failed = |error| CommandError::io(format!("write {}", manifest.display()), error);
    let mut text = fs::read_to_string(&manifest).map_err(failed)?;
    text.push_str(&skeleton::entry(&name, chapter));
    fs::write(&manifest, text).map_err(failed)?;
    shell.out(&format!(
        "added {name} to {}\n\n`threadlings dev check {name}` says what is missing\n",
        manifest.display()
    ));
    Ok(Exit::Passed)
}
