//! How a choice is made: in order, at random, by PCT, or as it was made before.

use rand_core::{RngCore, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::Number;
use super::choices::Choice;

/// Who may run, the running thread first where it may go on.
pub(crate) struct Candidates<'a> {
    pub(crate) threads: &'a [Number],
    /// Whether the first one is the running thread, so that any other pick is a preemption.
    pub(crate) goes_on: bool,
    /// How many, from the end, are woken by a jump of time.
    pub(crate) sleeping: usize,
    /// Whether the running thread asked to let others go first.
    pub(crate) yields: bool,
}

/// A choice that is not between threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// Whether a wait ends without a cause, or an exchange fails without one.
    Spurious,
    /// Which of the waiting threads is notified.
    Notified,
    /// How old a value a load sees.
    Stale,
}

/// Makes the choices of a schedule.
#[derive(Debug)]
pub(crate) enum Strategy {
    InOrder(InOrder),
    Random(Random),
    Pct(Pct),
    Replay(Replay),
}

impl Strategy {
    /// The usual choices.
    pub(crate) const NONE: Strategy = Strategy::Replay(Replay { picks: Vec::new(), position: 0, diverged: false });

    /// Which of the candidates runs; there are at least two.
    pub(crate) fn thread(&mut self, candidates: &Candidates<'_>) -> u32 {
        match self {
            Strategy::InOrder(strategy) => strategy.thread(candidates),
            Strategy::Random(strategy) => strategy.below(len(candidates)),
            Strategy::Pct(strategy) => strategy.thread(candidates),
            Strategy::Replay(strategy) => strategy.next(len(candidates)),
        }
    }

    /// A number below `among`, which is at least 2; 0 is the usual one.
    pub(crate) fn number(&mut self, question: Question, among: u32) -> u32 {
        match self {
            Strategy::InOrder(strategy) => strategy.number(question, among),
            Strategy::Random(strategy) => strategy.number(question, among),
            Strategy::Pct(strategy) => strategy.random.number(question, among),
            Strategy::Replay(strategy) => strategy.next(among),
        }
    }
}

fn len(candidates: &Candidates<'_>) -> u32 {
    u32::try_from(candidates.threads.len()).unwrap_or(u32::MAX)
}

/// Depth first through all choices; with a bound, only schedules with so many surprises: preemptions, jumps of time, old
/// values, wake-ups without a cause.
#[derive(Debug, Default)]
pub(crate) struct InOrder {
    path: Vec<Choice>,
    position: usize,
    bound: Option<u32>,
    surprises: u32,
}

impl InOrder {
    /// All schedules.
    pub(crate) fn new() -> InOrder {
        InOrder::default()
    }

    /// All schedules with at most so many surprises.
    pub(crate) fn bounded(bound: u32) -> InOrder {
        InOrder { bound: Some(bound), ..InOrder::default() }
    }

    /// Turns to the next schedule; false when there is none left.
    pub(crate) fn advance(&mut self) -> bool {
        // What the last schedule did not come to belongs to no schedule.
        self.path.truncate(self.position);
        self.position = 0;
        self.surprises = 0;
        while let Some(last) = self.path.last_mut() {
            if last.pick + 1 < last.among {
                last.pick += 1;
                return true;
            }
            self.path.pop();
        }
        false
    }

    /// The choices that it made in the last schedule.
    pub(crate) fn gone(&self) -> &[Choice] {
        &self.path[..self.position]
    }

    /// The last schedule was run in another process, and these are the choices that it made.
    pub(crate) fn has_gone(&mut self, path: &[Choice]) {
        self.path = path.to_vec();
        self.position = path.len();
    }

    fn pick(&mut self, among: u32) -> u32 {
        if self.position == self.path.len() {
            self.path.push(Choice { pick: 0, among });
        }
        let choice = &mut self.path[self.position];
        // A program that does not repeat itself may offer less than the last time.
        *choice = Choice { pick: choice.pick.min(among - 1), among };
        self.position += 1;
        choice.pick
    }

    fn is_spent(&self) -> bool {
        self.bound.is_some_and(|bound| self.surprises >= bound)
    }

    fn thread(&mut self, candidates: &Candidates<'_>) -> u32 {
        if !candidates.goes_on {
            return self.pick(len(candidates));
        }
        if self.is_spent() && !candidates.yields {
            return 0;
        }
        let pick = self.pick(len(candidates));
        if pick > 0 && !candidates.yields {
            self.surprises += 1;
        }
        pick
    }

    fn number(&mut self, question: Question, among: u32) -> u32 {
        if question == Question::Notified {
            return self.pick(among);
        }
        if self.is_spent() {
            return 0;
        }
        let pick = self.pick(among);
        self.surprises += u32::from(pick > 0);
        pick
    }
}

/// Any candidate with the same probability.
#[derive(Debug)]
pub(crate) struct Random {
    generator: Pcg64Mcg,
}

impl Random {
    /// The schedule of this seed and index.
    pub(crate) fn new(seed: u64, index: u64) -> Random {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        bytes[8..].copy_from_slice(&index.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes());
        let mut generator = Pcg64Mcg::from_seed(bytes);
        // Neighbouring seeds begin alike.
        for _ in 0..4 {
            generator.next_u64();
        }
        Random { generator }
    }

    fn below(&mut self, among: u32) -> u32 {
        let random = self.generator.next_u64() >> 32;
        u32::try_from((random * u64::from(among)) >> 32).unwrap_or(0)
    }

    fn number(&mut self, question: Question, among: u32) -> u32 {
        let usual = match question {
            Question::Spurious => self.below(4) != 0,
            Question::Stale => self.below(2) == 0,
            Question::Notified => false,
        };
        match question {
            _ if usual => 0,
            Question::Notified => self.below(among),
            Question::Spurious | Question::Stale => 1 + self.below(among - 1),
        }
    }
}

/// Probabilistic concurrency testing (Burckhardt et al., ASPLOS 2010): the thread with the highest priority runs; at a few
/// moments the running thread's becomes the lowest.
#[derive(Debug)]
pub(crate) struct Pct {
    random: Random,
    priorities: Vec<u64>,
    changes: Vec<u32>,
    /// The next priority below all others.
    lowest: u64,
    made: u32,
}

/// The bug depth that is aimed at: one less than this many changes of priority in a schedule.
const DEPTH: u32 = 3;
/// Priorities that threads begin with are above those that they are lowered to.
const FIRST: u64 = 1 << 32;

impl Pct {
    /// The schedule of this seed and index of a program whose longest schedule so far had `longest` choices.
    pub(crate) fn new(seed: u64, index: u64, longest: u32) -> Pct {
        let mut random = Random::new(seed ^ 0x5C7, index);
        let changes = (1..DEPTH).map(|_| 1 + random.below(longest.max(1))).collect();
        Pct { random, priorities: Vec::new(), changes, lowest: FIRST, made: 0 }
    }

    fn thread(&mut self, candidates: &Candidates<'_>) -> u32 {
        let highest = candidates.threads.iter().copied().max().unwrap_or(0);
        while self.priorities.len() <= highest {
            let priority = FIRST + (self.random.generator.next_u64() >> 16);
            self.priorities.push(priority);
        }
        if candidates.goes_on && (candidates.yields || self.changes.contains(&self.made)) {
            self.lowest -= 1;
            self.priorities[candidates.threads[0]] = self.lowest;
        }
        self.made += 1;
        let count = candidates.threads.len();
        let best = (0..count).max_by_key(|&index| self.priorities[candidates.threads[index]]).unwrap_or(0);
        if best >= count - candidates.sleeping {
            // Whoever sleeps in a loop would keep all others from running.
            self.lowest -= 1;
            self.priorities[candidates.threads[best]] = self.lowest;
        }
        u32::try_from(best).unwrap_or(0)
    }
}

/// The choices of a recipe; after its end the usual ones.
#[derive(Debug)]
pub(crate) struct Replay {
    picks: Vec<u32>,
    position: usize,
    /// A choice that there is not: the program does not repeat itself.
    pub(crate) diverged: bool,
}

impl Replay {
    pub(crate) fn new(picks: Vec<u32>) -> Replay {
        Replay { picks, position: 0, diverged: false }
    }

    fn next(&mut self, among: u32) -> u32 {
        let pick = self.picks.get(self.position).copied().unwrap_or(0);
        self.position += 1;
        if pick < among {
            return pick;
        }
        self.diverged = true;
        0
    }
}
