//! What happens in a schedule, one event after the other: the timeline is made of them.

use super::{Number, Place};

macro_rules! ops {
    ($($name:ident $word:literal,)*) => {
        /// What a thread does, or waits for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Op { $($name,)* }

        impl Op {
            /// The word that goes over the channel.
            pub(crate) fn word(self) -> &'static str {
                match self { $(Op::$name => $word,)* }
            }
        }
    };
}

ops! {
    Spawn "spawn", Start "start", End "end", Panic "panic", JoinWait "join-wait", Join "join",
    ScopeWait "scope-wait", ScopeEnd "scope-end",
    LockWait "lock-wait", Lock "lock", Unlock "unlock", TryLockFails "try-lock-fails",
    ReadWait "read-wait", ReadLock "read-lock", ReadUnlock "read-unlock",
    WriteWait "write-wait", WriteLock "write-lock", WriteUnlock "write-unlock",
    Downgrade "downgrade", TryReadFails "try-read-fails", TryWriteFails "try-write-fails",
    PoisonSeen "poison-seen", PoisonCleared "poison-cleared",
    Wait "wait", Wake "wake", WakeSpuriously "wake-spuriously", TimeOut "time-out",
    NotifyOne "notify-one", NotifyAll "notify-all",
    Send "send", SendWait "send-wait", TrySendFails "try-send-fails", SendFails "send-fails",
    Receive "receive", ReceiveWait "receive-wait", TryReceiveEmpty "try-receive-empty", Disconnected "disconnected",
    SenderDropped "sender-dropped", ReceiverDropped "receiver-dropped",
    Park "park", ParkWait "park-wait", Unparked "unparked", Unpark "unpark",
    Sleep "sleep", Wakes "wakes", Yield "yield",
    Load "load", StaleLoad "stale-load", Store "store", Change "change", ExchangeFails "exchange-fails", Fence "fence",
    BarrierWait "barrier-wait", BarrierPass "barrier-pass",
    OnceRun "once-run", OnceDone "once-done", OnceWait "once-wait", OncePoisoned "once-poisoned",
    Access "access", Print "print", Exit "exit", MainEnds "main-ends",
    CheckWait "check-wait", CheckGoesOn "check-goes-on",
}

/// One event of a schedule.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Event {
    pub(crate) thread: Number,
    pub(crate) op: Op,
    /// The object's number in this schedule; 0 for none.
    pub(crate) object: u32,
    pub(crate) other: Option<Number>,
    pub(crate) value: Option<i64>,
    pub(crate) extra: Extra,
    pub(crate) place: Place,
    /// The virtual time.
    pub(crate) nanos: u64,
}

/// What else an event tells.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Extra {
    None,
    Number(i64),
    /// An index into the schedule's texts.
    Text(usize),
    /// An index into the schedule's panics.
    Panic(usize),
    /// The value is a `bool`.
    Bool,
}

impl Event {
    /// An event of nothing but a thread, a kind and a place; the rest is set by its maker.
    pub(crate) fn new(thread: Number, op: Op, place: Place) -> Event {
        Event { thread, op, object: 0, other: None, value: None, extra: Extra::None, place, nanos: 0 }
    }

    pub(crate) fn on(mut self, object: u32) -> Event {
        self.object = object;
        self
    }

    pub(crate) fn other(mut self, other: Number) -> Event {
        self.other = Some(other);
        self
    }

    pub(crate) fn value(mut self, value: i64) -> Event {
        self.value = Some(value);
        self
    }

    /// What a lock guards, where that is told.
    pub(crate) fn content(mut self, content: Option<(i64, Extra)>) -> Event {
        if let Some((value, extra)) = content {
            (self.value, self.extra) = (Some(value), extra);
        }
        self
    }

    pub(crate) fn number(mut self, number: i64) -> Event {
        self.extra = Extra::Number(number);
        self
    }
}
