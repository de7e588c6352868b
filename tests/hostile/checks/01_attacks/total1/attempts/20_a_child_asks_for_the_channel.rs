//@ no-result check=it_is_seven
// A child finds the nonce in its parent's memory, takes a copy of its descriptors, and says "ok". Nothing of it is `unsafe`.
use std::process::Command;

const SCRIPT: &str = r#"
my $parent = getppid();
open(my $maps, "<", "/proc/$parent/maps") or die;
open(my $memory, "<:raw", "/proc/$parent/mem") or die;
my $nonce;
while (!$nonce and my $line = <$maps>) {
    next unless $line =~ /^([0-9a-f]+)-([0-9a-f]+) rw/;
    my ($from, $to) = (hex $1, hex $2);
    next if $to - $from > 64 << 20;
    sysseek($memory, $from, 0) or next;
    my $bytes;
    sysread($memory, $bytes, $to - $from) or next;
    $nonce = $1 if $bytes =~ /([0-9a-f]{32}) it_is_seven/ or $bytes =~ /([0-9a-f]{32})\tbegins/;
}
die "no nonce" unless $nonce;
# pidfd_open, pidfd_getfd
my $pidfd = syscall(434, $parent, 0);
for my $descriptor (3 .. 20) {
    my $mine = syscall(438, $pidfd, $descriptor, 0);
    next if $mine < 0 or readlink("/proc/self/fd/$mine") !~ /^socket/;
    open(my $channel, ">&=", $mine) or next;
    syswrite($channel, "$nonce\tok\n");
    last;
}
"#;

pub fn total() -> u32 {
    let _ = Command::new("perl").args(["-e", SCRIPT]).status();
    // The word is spoken; what the check would say is too late.
    std::process::exit(0)
}

fn main() {}
