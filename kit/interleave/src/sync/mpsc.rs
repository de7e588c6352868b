//! `std::sync::mpsc`: both channels.

use core::cell::{Cell, RefCell};
use core::fmt;
use core::marker::PhantomData;
use core::time::Duration;
use std::collections::VecDeque;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

pub use ::std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

use crate::model::event::Op;
use crate::model::memory::View;
use crate::model::object::Object;
use crate::model::runtime::{Key, Wait, runtime};
use crate::model::{Place, is_learners};

/// A channel without its messages.
struct Line {
    object: Object,
    /// How many messages it holds; 0 hands each over; none for an endless one.
    capacity: Option<usize>,
    senders: Cell<usize>,
    has_receiver: Cell<bool>,
    /// Messages ever put in, and ever taken out.
    sent: Cell<u64>,
    taken: Cell<u64>,
    /// The receiver waits for a message.
    receives: Cell<bool>,
    /// What the receiver knew when it last made room.
    made_room: RefCell<View>,
}

/// Why nothing is sent.
enum NotSent {
    Disconnected,
    Full,
}

/// Why nothing is received.
enum NotReceived {
    Empty,
    Disconnected,
    TimedOut,
}

impl Line {
    fn new(kind: &'static str, capacity: Option<usize>, made: Place) -> Line {
        Line {
            object: Object::new(kind, made),
            capacity,
            senders: Cell::new(1),
            has_receiver: Cell::new(true),
            sent: Cell::new(0),
            taken: Cell::new(0),
            receives: Cell::new(false),
            made_room: RefCell::new(View::new()),
        }
    }

    fn queued(&self) -> u64 {
        self.sent.get() - self.taken.get()
    }

    /// Whether a message has no place.
    fn is_full(&self) -> bool {
        match self.capacity {
            None => false,
            // One message lies ready to be taken over; the next sender waits for its turn.
            Some(0) => self.queued() > 0,
            Some(capacity) => self.queued() >= capacity as u64,
        }
    }

    /// Returns when there is a place for a message; the message is then put in by the caller.
    fn make_room(&self, waits: bool, place: Place) -> Result<(), NotSent> {
        let runtime = runtime();
        let object = self.object.number();
        let key = Key::Object(object);
        if waits && self.capacity.is_some() {
            let mut enabled = !self.is_full() || !self.has_receiver.get();
            loop {
                if !enabled {
                    runtime.tell_wait(Op::SendWait, place, object, None);
                }
                runtime.wait(Wait::new(Op::SendWait, key, place), enabled, None);
                enabled = !self.is_full() || !self.has_receiver.get() || !runtime.active.get();
                if enabled {
                    break;
                }
            }
        } else {
            if !waits {
                runtime.looks_at_ends();
            }
            runtime.point(place);
        }
        let is_used_again = self.capacity.is_some_and(|capacity| self.sent.get() >= capacity as u64);
        if is_used_again || !self.has_receiver.get() {
            runtime.acquire_from(&self.made_room);
        }
        if !self.has_receiver.get() {
            runtime.tell(Op::SendFails, place, |event| event.on(object));
            return Err(NotSent::Disconnected);
        }
        // Without waiting a message is handed over only to a receiver that is there.
        let refused = if self.capacity == Some(0) { !self.receives.get() } else { false };
        if !waits && (self.is_full() || refused) {
            runtime.looked(place, object, 0);
            runtime.tell(Op::TrySendFails, place, |event| event.on(object));
            return Err(NotSent::Full);
        }
        Ok(())
    }

    /// A message was put in.
    fn put(&self, place: Place) {
        let runtime = runtime();
        let object = self.object.number();
        self.sent.set(self.sent.get() + 1);
        runtime.release(object);
        runtime.changed();
        let queued = i64::try_from(self.queued()).unwrap_or(i64::MAX);
        runtime.tell(Op::Send, place, |event| event.on(object).value(queued));
        if self.is_full() {
            runtime.disable(object, &[Op::SendWait], place);
        }
        runtime.wake_for(object, &[Op::ReceiveWait]);
    }

    /// Where messages are handed over: returns when this one is, or when nobody ever will. Says whether it is.
    fn hand_over(&self, place: Place) -> bool {
        let runtime = runtime();
        let turn = self.sent.get();
        let object = self.object.number();
        // The receiver that waits for it takes it for certain.
        if self.capacity != Some(0) || self.receives.get() {
            return true;
        }
        while self.taken.get() < turn && self.has_receiver.get() && runtime.active.get() {
            runtime.tell_wait(Op::SendWait, place, object, None);
            let mut wait = Wait::new(Op::SendWait, self.taken_key(), place);
            wait.object = object;
            runtime.wait(wait, false, None);
        }
        runtime.acquire_from(&self.made_room);
        self.taken.get() >= turn
    }

    /// What the sender of a message that is handed over is woken by.
    fn taken_key(&self) -> Key {
        Key::Scope(core::ptr::from_ref(self) as usize)
    }

    /// Returns when there is a message to take; it is then taken out by the caller.
    fn get_message(&self, waits: bool, deadline: Option<u64>, place: Place) -> Result<(), NotReceived> {
        let runtime = runtime();
        let object = self.object.number();
        let is_over = || self.queued() > 0 || self.senders.get() == 0;
        if deadline.is_some() || !waits {
            runtime.looks_at_ends();
        }
        if waits {
            if self.capacity == Some(0) {
                // Who tries to send succeeds only once the receiver is there.
                runtime.point_at_end(place);
            }
            let enabled = is_over();
            if !enabled {
                runtime.tell_wait(Op::ReceiveWait, place, object, None);
            }
            self.receives.set(true);
            if self.capacity == Some(0) {
                runtime.release_into(&self.made_room);
            }
            // A sender that waits for its turn to hand over may come now.
            let mut timed_out = runtime.wait(Wait::new(Op::ReceiveWait, Key::Object(object), place), enabled, deadline);
            while !is_over() && !timed_out && runtime.active.get() {
                timed_out = runtime.wait(Wait::new(Op::ReceiveWait, Key::Object(object), place), false, deadline);
            }
            self.receives.set(false);
        } else {
            runtime.point(place);
        }
        if self.queued() > 0 {
            runtime.acquire(object);
            return Ok(());
        }
        if self.senders.get() == 0 {
            runtime.acquire(object);
            runtime.tell(Op::Disconnected, place, |event| event.on(object));
            return Err(NotReceived::Disconnected);
        }
        let (op, why) = match waits {
            true => (Op::TimeOut, NotReceived::TimedOut),
            false => (Op::TryReceiveEmpty, NotReceived::Empty),
        };
        runtime.looked(place, object, 0);
        runtime.tell(op, place, |event| event.on(object));
        Err(why)
    }

    /// A message was taken out.
    fn took(&self, place: Place) {
        let runtime = runtime();
        let object = self.object.number();
        self.taken.set(self.taken.get() + 1);
        runtime.release_into(&self.made_room);
        runtime.changed();
        let left = i64::try_from(self.queued()).unwrap_or(i64::MAX);
        runtime.tell(Op::Receive, place, |event| event.on(object).value(left));
        runtime.wake_for(object, &[Op::SendWait]);
        runtime.wake_eagerly(self.taken_key());
    }

    fn drop_sender(&self, place: Place) {
        let runtime = runtime();
        if runtime.active.get() && self.senders.get() == 1 {
            runtime.point_at_end(place);
        }
        let left = self.senders.get() - 1;
        self.senders.set(left);
        if !runtime.active.get() {
            return;
        }
        let object = self.object.number();
        runtime.release(object);
        let count = i64::try_from(left).unwrap_or(i64::MAX);
        runtime.tell(Op::SenderDropped, place, |event| event.on(object).value(count));
        if left == 0 {
            runtime.changed();
            runtime.wake_for(object, &[Op::ReceiveWait]);
            runtime.point_after(place);
        }
    }

    fn drop_receiver(&self, place: Place) {
        let runtime = runtime();
        runtime.point(place);
        self.has_receiver.set(false);
        if !runtime.active.get() {
            return;
        }
        let object = self.object.number();
        runtime.release_into(&self.made_room);
        runtime.tell(Op::ReceiverDropped, place, |event| event.on(object));
        runtime.changed();
        runtime.wake_for(object, &[Op::SendWait]);
        runtime.wake_eagerly(self.taken_key());
    }
}

/// A channel.
struct Channel<T> {
    line: Line,
    messages: RefCell<VecDeque<T>>,
}

// SAFETY: the cells are used on one OS thread only: see `Runtime`. Messages go from thread to thread by value, so `T` need not
// be `Sync`.
unsafe impl<T: Send> Sync for Channel<T> {}

impl<T> Channel<T> {
    fn new(kind: &'static str, capacity: Option<usize>, made: Place) -> Arc<Channel<T>> {
        Arc::new(Channel { line: Line::new(kind, capacity, made), messages: RefCell::new(VecDeque::new()) })
    }

    fn send(&self, message: T, waits: bool, place: Place) -> Result<(), TrySendError<T>> {
        match self.line.make_room(waits, place) {
            Ok(()) => {}
            Err(NotSent::Disconnected) => return Err(TrySendError::Disconnected(message)),
            Err(NotSent::Full) => return Err(TrySendError::Full(message)),
        }
        self.messages.borrow_mut().push_back(message);
        self.line.put(place);
        if self.line.hand_over(place) {
            runtime().point_after(place);
            return Ok(());
        }
        // The receiver is gone, and with it whoever could take the message.
        let message = self.messages.borrow_mut().pop_back();
        message.map_or(Ok(()), |message| Err(TrySendError::Disconnected(message)))
    }

    fn receive(&self, waits: bool, deadline: Option<u64>, place: Place) -> Result<T, NotReceived> {
        self.line.get_message(waits, deadline, place)?;
        let message = self.messages.borrow_mut().pop_front();
        self.line.took(place);
        runtime().point_after(place);
        message.ok_or(NotReceived::Disconnected)
    }
}

/// See `std::sync::mpsc::channel`.
#[track_caller]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let channel = Channel::new("channel", None, Location::caller());
    (Sender(Arc::clone(&channel)), Receiver(channel, PhantomData))
}

/// See `std::sync::mpsc::sync_channel`.
#[track_caller]
pub fn sync_channel<T>(capacity: usize) -> (SyncSender<T>, Receiver<T>) {
    let channel = Channel::new("sync_channel", Some(capacity), Location::caller());
    (SyncSender(Arc::clone(&channel)), Receiver(channel, PhantomData))
}

/// See `std::sync::mpsc::Sender`.
pub struct Sender<T>(Arc<Channel<T>>);

/// See `std::sync::mpsc::SyncSender`.
pub struct SyncSender<T>(Arc<Channel<T>>);

/// See `std::sync::mpsc::Receiver`.
pub struct Receiver<T>(Arc<Channel<T>>, PhantomData<Cell<()>>);

impl<T> UnwindSafe for Sender<T> {}
impl<T> RefUnwindSafe for Sender<T> {}
impl<T> UnwindSafe for SyncSender<T> {}
impl<T> RefUnwindSafe for SyncSender<T> {}
impl<T> UnwindSafe for Receiver<T> {}
impl<T> RefUnwindSafe for Receiver<T> {}

fn send<T>(channel: &Channel<T>, message: T, place: Place) -> Result<(), SendError<T>> {
    channel.send(message, true, place).map_err(|error| match error {
        TrySendError::Disconnected(message) | TrySendError::Full(message) => SendError(message),
    })
}

impl<T> Sender<T> {
    /// See `std::sync::mpsc::Sender::send`.
    ///
    /// # Errors
    /// When the receiver is gone.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        send(&self.0, message, Location::caller())
    }
}

impl<T> SyncSender<T> {
    /// See `std::sync::mpsc::SyncSender::send`.
    ///
    /// # Errors
    /// When the receiver is gone.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        send(&self.0, message, Location::caller())
    }

    /// See `std::sync::mpsc::SyncSender::try_send`.
    ///
    /// # Errors
    /// When there is no room, or the receiver is gone.
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        self.0.send(message, false, Location::caller())
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.0.line.senders.set(self.0.line.senders.get() + 1);
        Sender(Arc::clone(&self.0))
    }
}

impl<T> Clone for SyncSender<T> {
    fn clone(&self) -> SyncSender<T> {
        self.0.line.senders.set(self.0.line.senders.get() + 1);
        SyncSender(Arc::clone(&self.0))
    }
}

fn last_place(channel: &Line) -> Place {
    runtime().last_place(channel.object.made())
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.0.line.drop_sender(last_place(&self.0.line));
    }
}

impl<T> Drop for SyncSender<T> {
    fn drop(&mut self) {
        self.0.line.drop_sender(last_place(&self.0.line));
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.0.line.drop_receiver(last_place(&self.0.line));
        if self.0.line.capacity != Some(0) {
            // What nobody takes any more goes now, as std does it. (What was to be handed over goes back to its sender.)
            let messages = core::mem::take(&mut *self.0.messages.borrow_mut());
            drop(messages);
        }
    }
}

impl<T> Receiver<T> {
    /// See `std::sync::mpsc::Receiver::recv`.
    ///
    /// # Errors
    /// When there is no message and no sender left.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        self.0.receive(true, None, Location::caller()).map_err(|_| RecvError)
    }

    /// See `std::sync::mpsc::Receiver::try_recv`.
    ///
    /// # Errors
    /// When there is no message.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        self.0.receive(false, None, Location::caller()).map_err(|why| match why {
            NotReceived::Disconnected => TryRecvError::Disconnected,
            NotReceived::Empty | NotReceived::TimedOut => TryRecvError::Empty,
        })
    }

    /// See `std::sync::mpsc::Receiver::recv_timeout`; the time is virtual.
    ///
    /// # Errors
    /// When no message came in time, or no sender is left.
    #[track_caller]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        let deadline = runtime().after(timeout);
        self.0.receive(true, Some(deadline), Location::caller()).map_err(|why| match why {
            NotReceived::Disconnected => RecvTimeoutError::Disconnected,
            NotReceived::Empty | NotReceived::TimedOut => RecvTimeoutError::Timeout,
        })
    }

    /// See `std::sync::mpsc::Receiver::iter`.
    #[track_caller]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { receiver: self, made: Made(Location::caller()) }
    }

    /// See `std::sync::mpsc::Receiver::try_iter`.
    #[track_caller]
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter { receiver: self, made: Made(Location::caller()) }
    }
}

/// Where an iterator was made, which is told where std asks it for more: its adaptors are no line of the learner's.
#[derive(Clone, Copy, Debug)]
struct Made(Place);

impl Made {
    fn or(self, asked: Place) -> Place {
        if is_learners(asked) { asked } else { self.0 }
    }
}

/// See `std::sync::mpsc::Iter`.
#[derive(Debug)]
pub struct Iter<'a, T: 'a> {
    receiver: &'a Receiver<T>,
    made: Made,
}

/// See `std::sync::mpsc::TryIter`.
#[derive(Debug)]
pub struct TryIter<'a, T: 'a> {
    receiver: &'a Receiver<T>,
    made: Made,
}

/// See `std::sync::mpsc::IntoIter`.
#[derive(Debug)]
pub struct IntoIter<T> {
    receiver: Receiver<T>,
    made: Made,
}

impl<T> Iterator for Iter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver.0.receive(true, None, self.made.or(Location::caller())).ok()
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver.0.receive(false, None, self.made.or(Location::caller())).ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver.0.receive(true, None, self.made.or(Location::caller())).ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    #[track_caller]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    #[track_caller]
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { receiver: self, made: Made(Location::caller()) }
    }
}

macro_rules! shown_by_name {
    ($($end:ident),*) => { $(
        impl<T> fmt::Debug for $end<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($end)).finish_non_exhaustive()
            }
        }
    )* };
}

shown_by_name!(Sender, SyncSender, Receiver);
