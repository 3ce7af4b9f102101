//! Runs the program and measures it.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const KG: &str = env!("CARGO_BIN_EXE_kg");

pub(crate) fn kg() -> Command {
    Command::new(KG)
}

/// The time of the shortest of twenty runs in milliseconds, so that other work on the machine counts least.
pub(crate) fn shortest(command: impl Fn() -> Command) -> f64 {
    let run = || {
        let start = Instant::now();
        assert!(command().stdout(Stdio::null()).status().unwrap().success());
        start.elapsed()
    };
    (0..20).map(|_| run()).min().unwrap().as_secs_f64() * 1000.0
}

/// What one run took.
pub(crate) struct Cost {
    pub(crate) seconds: f64,
    /// The largest resident set in bytes, as the kernel counts it.
    pub(crate) memory: usize,
}

pub(crate) fn cost(command: &mut Command) -> Cost {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut memory = 0;
    while child.try_wait().unwrap().is_none() {
        memory = fs::read_to_string(&status).ok().and_then(|status| high_water(&status)).unwrap_or(0).max(memory);
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(child.wait().unwrap().success());
    Cost { seconds: start.elapsed().as_secs_f64(), memory }
}

fn high_water(status: &str) -> Option<usize> {
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<usize>().ok().map(|kilobytes| kilobytes * 1024)
}
