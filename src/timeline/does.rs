//! The words for what a thread does: the same on the channel, in JSON and in stored traces.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Defines [`Does`] from one list, so that no word can be forgotten in one of its three places.
macro_rules! words {
    ($($(#[$doc:meta])* $variant:ident = $word:literal,)*) => {
        /// What a thread does in one step. The words never change: stored traces are written in them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Does {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)*
        }

        impl Does {
            /// Every word.
            pub const ALL: &[Does] = &[$(Does::$variant),*];

            /// The word as it is written everywhere: `lock-wait`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Does::$variant => $word,)*
                }
            }
        }
    };
}

words! {
    /// It starts another thread.
    Spawn = "spawn",
    /// Its own first step.
    Start = "start",
    /// Its last step.
    End = "end",
    /// It panics; `extra` is the message.
    Panic = "panic",
    /// It begins to wait for another thread's end.
    JoinWait = "join-wait",
    /// It has joined another thread.
    Join = "join",
    /// It begins to wait for the threads of its scope.
    ScopeWait = "scope-wait",
    /// All threads of its scope have ended.
    ScopeEnd = "scope-end",

    /// It begins to wait for a mutex that `other` holds.
    LockWait = "lock-wait",
    /// It takes a mutex; `value` is what is in it, and `extra` is `bool` where that is one.
    Lock = "lock",
    /// It gives a mutex back; `value` is what it leaves in it.
    Unlock = "unlock",
    /// It tries to take a mutex that `other` holds, and goes on without.
    TryLockFails = "try-lock-fails",

    /// It begins to wait for a read lock.
    ReadWait = "read-wait",
    /// It takes a read lock.
    ReadLock = "read-lock",
    /// It gives a read lock back.
    ReadUnlock = "read-unlock",
    /// It begins to wait for a write lock.
    WriteWait = "write-wait",
    /// It takes a write lock.
    WriteLock = "write-lock",
    /// It gives a write lock back.
    WriteUnlock = "write-unlock",
    /// Its write lock becomes a read lock.
    Downgrade = "downgrade",
    /// It tries to take a read lock, and goes on without.
    TryReadFails = "try-read-fails",
    /// It tries to take a write lock, and goes on without.
    TryWriteFails = "try-write-fails",
    /// It asks whether a lock is poisoned; `value` is 1 if it is, `extra` is `bool`.
    PoisonSeen = "poison-seen",
    /// It clears a lock's poison.
    PoisonCleared = "poison-cleared",

    /// It begins to wait for a notification, and gives its mutex up; `extra` is the mutex's number on the channel.
    Wait = "wait",
    /// It was notified.
    Wake = "wake",
    /// It wakes up although nobody notified it.
    WakeSpuriously = "wake-spuriously",
    /// Its wait came to its time-out.
    TimeOut = "time-out",
    /// It notifies one waiting thread, `other`, or nobody.
    NotifyOne = "notify-one",
    /// It notifies all waiting threads; `value` is how many.
    NotifyAll = "notify-all",

    /// It sends; `value` is how many are queued now.
    Send = "send",
    /// It begins to wait for room in a channel.
    SendWait = "send-wait",
    /// It tries to send, finds no room, and goes on.
    TrySendFails = "try-send-fails",
    /// It receives; `value` is how many are left.
    Receive = "receive",
    /// It begins to wait for something to receive.
    ReceiveWait = "receive-wait",
    /// It tries to receive, finds nothing, and goes on.
    TryReceiveEmpty = "try-receive-empty",
    /// It finds no sender left.
    Disconnected = "disconnected",
    /// It finds no receiver left.
    SendFails = "send-fails",
    /// It drops a sender; `value` is how many are left.
    SenderDropped = "sender-dropped",
    /// It drops the receiver.
    ReceiverDropped = "receiver-dropped",

    /// It parks, and a token was there: it goes on at once.
    Park = "park",
    /// It begins to wait for a token.
    ParkWait = "park-wait",
    /// It was unparked.
    Unparked = "unparked",
    /// It unparks `other`.
    Unpark = "unpark",
    /// It begins to sleep for `value` milliseconds.
    Sleep = "sleep",
    /// Its sleep is over.
    Wakes = "wakes",
    /// It lets others run.
    Yield = "yield",

    /// It reads an atomic's newest value.
    Load = "load",
    /// It reads an old value of an atomic; `extra` is the newest.
    StaleLoad = "stale-load",
    /// It writes an atomic.
    Store = "store",
    /// It reads and writes an atomic in one step; `value` is the new one, `extra` the old one.
    Change = "change",
    /// Its compare-and-exchange fails; `value` is what it found.
    ExchangeFails = "exchange-fails",
    /// A fence.
    Fence = "fence",

    /// It begins to wait at a barrier; `value` is how many have arrived.
    BarrierWait = "barrier-wait",
    /// It passes a barrier; `value` is 1 for the leader.
    BarrierPass = "barrier-pass",
    /// It begins the one run of a `Once`.
    OnceRun = "once-run",
    /// It has made the one run of a `Once`.
    OnceDone = "once-done",
    /// It begins to wait for another thread's run of a `Once`.
    OnceWait = "once-wait",
    /// It finds that the one run has panicked.
    OncePoisoned = "once-poisoned",

    /// It reads or writes an `UnsafeCell`.
    Access = "access",
    /// It prints; `extra` is the text.
    Print = "print",
    /// It ends the process; `value` is the code.
    Exit = "exit",
    /// `main` returns, and the process with it.
    MainEnds = "main-ends",
    /// The check begins to wait; `extra` is its sentence.
    CheckWait = "check-wait",
    /// What the check waited for has happened.
    CheckGoesOn = "check-goes-on",
    /// Here `value` events are left out; nobody does it.
    Omitted = "omitted",
}

impl Does {
    /// Whether the thread begins to wait with it, and may wait for ever.
    pub fn waits(self) -> bool {
        use Does::*;
        matches!(
            self,
            JoinWait
                | ScopeWait
                | LockWait
                | ReadWait
                | WriteWait
                | Wait
                | SendWait
                | ReceiveWait
                | ParkWait
                | Sleep
                | BarrierWait
                | OnceWait
                | CheckWait
        )
    }
}

impl Does {
    /// Whether the thread holds a lock from here on.
    pub fn takes(self) -> bool {
        matches!(self, Does::Lock | Does::ReadLock | Does::WriteLock | Does::Downgrade)
    }

    /// Whether the thread gives a lock back.
    pub fn gives_back(self) -> bool {
        matches!(self, Does::Unlock | Does::ReadUnlock | Does::WriteUnlock)
    }
}

impl fmt::Display for Does {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Does {
    type Err = UnknownDoes;

    fn from_str(word: &str) -> Result<Self, UnknownDoes> {
        Does::ALL.iter().copied().find(|does| does.as_str() == word).ok_or_else(|| UnknownDoes(word.to_owned()))
    }
}

/// A word that nothing a thread does has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is nothing that a thread does")]
pub struct UnknownDoes(pub String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back_and_is_the_same_in_json() {
        for &does in Does::ALL {
            assert_eq!(does.as_str().parse(), Ok(does));
            assert_eq!(serde_json::to_string(&does).unwrap(), format!("\"{does}\""));
            assert_eq!(serde_json::from_str::<Does>(&format!("\"{does}\"")).unwrap(), does);
        }
    }

    #[test]
    fn other_words_are_refused() {
        assert_eq!("Lock".parse::<Does>(), Err(UnknownDoes("Lock".into())));
        assert!(serde_json::from_str::<Does>("\"Lock\"").is_err());
    }
}
