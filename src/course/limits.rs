//! The limits that an exercise changes: what it needs more of than others, or less.

use std::time::Duration;

use super::fault::Faults;
use super::manifest::{Written, WrittenLimits};
use super::textfile::TextFile;

/// What `[exercises.limits]` may change; absent means the grader's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LimitOverrides {
    /// CPU time of one check (`cpu_ms`).
    pub cpu: Option<Duration>,
    /// Time with neither CPU time nor a context switch (`quiet_ms`).
    pub quiet: Option<Duration>,
    /// Wall time of one check (`wall_ms`).
    pub wall: Option<Duration>,
    /// Resident memory of one check with its children (`memory_mib`).
    pub memory_bytes: Option<u64>,
    /// What one check may print (`output_kib`).
    pub output_bytes: Option<u64>,
    /// CPU time of the compiler (`compile_ms`).
    pub compile: Option<Duration>,
}

/// Reads the limits of an exercise; one that nothing could keep to becomes a fault.
pub(super) fn read(file: &TextFile, written: &WrittenLimits, faults: &mut Faults) -> LimitOverrides {
    let mut limit = |place: &Written<i64>, unit: u64| {
        let place = place.as_ref()?;
        let count = u64::try_from(*place.get_ref()).ok().filter(|count| *count > 0);
        let limit = count.and_then(|count| count.checked_mul(unit));
        if limit.is_none() {
            let message = format!("nothing can keep to a limit of {}", place.get_ref());
            let help = "write a positive number, or leave the limit to the grader";
            faults.push(file.fault(place.span(), message, help));
        }
        limit
    };
    LimitOverrides {
        cpu: limit(&written.cpu_ms, 1).map(Duration::from_millis),
        quiet: limit(&written.quiet_ms, 1).map(Duration::from_millis),
        wall: limit(&written.wall_ms, 1).map(Duration::from_millis),
        memory_bytes: limit(&written.memory_mib, 1 << 20),
        output_bytes: limit(&written.output_kib, 1 << 10),
        compile: limit(&written.compile_ms, 1).map(Duration::from_millis),
    }
}
