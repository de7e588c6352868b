pub struct WatchOptions {
    pub poll: bool,
    pub first_start: bool,
    pub notices: Vec<crate::workspace::Notice>,
}
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct WatchError;
pub fn watch(
    _: &crate::course::Course,
    _: &crate::workspace::Folder,
    _: &mut super::shell::Shell,
    _: WatchOptions,
) -> Result<u8, WatchError> {
    Err(WatchError)
}
