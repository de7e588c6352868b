//! What a thread is called.

use crate::model::Number;
use crate::model::runtime::runtime;

/// Its own name, or one by its number, as words: ``the thread `worker` ``.
pub(crate) fn of(number: Number) -> String {
    let name = runtime().threads.borrow().get(number).and_then(|thread| thread.name.clone());
    match name {
        _ if number == 0 => "main".to_owned(),
        Some(name) => format!("the thread `{name}`"),
        None => format!("thread {number}"),
    }
}
