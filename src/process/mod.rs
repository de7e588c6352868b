//! A child process that cannot hurt us: limits, bounded capture, stall detection, and the whole tree killed afterwards.
//!
//! The grader never starts a compiler or a learner's program itself. It starts a *warden* (this binary again), hands it a
//! [`Job`], and waits for an [`Ended`]. The warden is the parent of the program and the subreaper of everything that the
//! program starts, so that nothing can escape it; it looks at the program's threads while they run, and kills whatever
//! is left before it answers. When the grader goes away, however it ends, the warden notices and kills the tree; when the
//! program kills the warden, the grader lives and says so.
//!
//! - `job.rs`, `limits.rs`: what is asked for; `ended.rs`: what comes back
//! - `run.rs`, `binary.rs`: the grader's side; `cancel.rs`: how it is stopped early
//! - `warden.rs`: the other side; `capture.rs`, `channel.rs`, `told.rs`, `stall.rs`, `grace.rs`: what it collects and concludes, pure;
//!   `watch.rs`, `disk.rs`: when the program must be stopped
//! - `sandbox.rs`: what a program reaches of the machine
//! - `beside.rs`: the grader's own threads; `unguessable.rs`: what no program may know
//! - `linux.rs`, `macos.rs`, `windows/`: what differs between systems, each with the same functions and types; whichever is
//!   ours is called `system`. `unix/` is what the first two share, `accounts.rs` what the last two do.

#[cfg(not(target_os = "linux"))]
mod accounts;
mod beside;
mod binary;
mod cancel;
mod capture;
pub mod channel;
mod disk;
mod ended;
mod grace;
mod job;
mod limits;
mod run;
#[cfg(target_os = "linux")]
mod sandbox;
mod source;
mod stall;
#[path = "../../kit/harness/src/task.rs"]
mod task;
mod told;
mod unguessable;
#[cfg(unix)]
mod unix;
mod warden;
mod watch;

#[cfg_attr(target_os = "linux", path = "linux.rs")]
#[cfg_attr(target_os = "macos", path = "macos.rs")]
#[cfg_attr(windows, path = "windows/mod.rs")]
mod system;

use source::Source;

pub use beside::{Beside, beside};
pub(crate) use binary::binary;
pub use binary::use_binary;
pub use cancel::Cancel;
pub use channel::{Line, Wait, WaitKind};
pub use ended::{Ended, How, LimitKind, SeenThread};
pub use job::{Job, Request};
pub use limits::Limits;
pub use run::{RunError, adopt_orphans, run};
pub use system::{Interrupts, is_sandbox_available};
pub(crate) use system::{LACKS, SHOWS_WAITS, running, signal_name};
pub use told::{Counted, Finding, Told};
pub use unguessable::unguessable;
pub use warden::{WARDEN_ARGUMENT, main as warden_main};
