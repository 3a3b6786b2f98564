//! What `doctor` looks at beyond the values themselves: the directory, the disk, the certificates, the clock.

use std::io::Read;
use std::path::{Path, PathBuf};

use allmende_domain::time::UnixMillis;

use super::Settings;
use crate::clock::SystemClock;
use crate::limits::{CA_FILE_BYTES_MAX, CLOCK_EARLIEST_MS, CLOCK_LATEST_MS, FREE_SPACE_BYTES_MIN};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Good,
    /// Works, but somebody should look at it.
    Warning,
    /// The instance cannot run, or not safely.
    Error,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    /// What was looked at: a key of the configuration, or a word such as `clock`.
    pub subject: &'static str,
    /// What was found, one sentence.
    pub says: String,
    /// How to mend it; empty when it is good.
    pub mend: String,
}

impl Finding {
    #[must_use]
    pub fn good(subject: &'static str, says: impl Into<String>) -> Self {
        Self { severity: Severity::Good, subject, says: says.into(), mend: String::new() }
    }

    #[must_use]
    pub fn warning(subject: &'static str, says: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, subject, says: says.into(), mend: mend.into() }
    }

    #[must_use]
    pub fn error(subject: &'static str, says: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { severity: Severity::Error, subject, says: says.into(), mend: mend.into() }
    }
}

impl Settings {
    /// Looks at the machine with these settings; what is good is said too. Writes nothing that stays.
    #[must_use]
    pub fn check(&self) -> Vec<Finding> {
        let mut findings = vec![self.check_address()];
        findings.extend(self.check_proxies());
        findings.extend(check_directory(&self.data.directory));
        findings.extend(self.tls.ca_file.as_deref().map(check_ca_file));
        findings.extend(self.check_metrics());
        findings.push(check_clock(SystemClock.now()));
        findings
    }

    fn check_address(&self) -> Finding {
        let url = &self.instance.url;
        if let Some(problem) = self.address_problem() {
            let mend = "Set instance.url to the public https address, or instance.development = true.";
            return Finding::error("instance.url", problem, mend);
        }
        if self.instance.development {
            let says = format!("Development mode is on; the instance calls itself {url}.");
            return Finding::warning("instance.development", says, "Never make such an instance public.");
        }
        Finding::good("instance.url", format!("The instance calls itself {url}."))
    }

    /// Behind a proxy that is not trusted, all visitors share one address and one limit.
    fn check_proxies(&self) -> Option<Finding> {
        let alone = !self.instance.development && self.http.listen.ip().is_loopback() && self.http.trusted_proxies.is_empty();
        alone.then(|| {
            let says = "The server listens on loopback only and trusts no proxy, so all visitors look like one address.";
            Finding::warning("http.trusted_proxies", says, "Add the address of the proxy that ends TLS, usually \"127.0.0.1\".")
        })
    }

    fn check_metrics(&self) -> Option<Finding> {
        let listen = self.metrics.listen?;
        Some(if listen.ip().is_loopback() {
            Finding::good("metrics.listen", format!("Figures are at http://{listen}/metrics."))
        } else {
            let says = format!("Figures are at http://{listen}/metrics for anybody who reaches that address.");
            Finding::warning("metrics.listen", says, "Use a loopback address, or keep strangers out with a firewall.")
        })
    }
}

/// The directory itself, or the nearest one above it that exists: where it would be made.
fn existing(directory: &Path) -> PathBuf {
    directory.ancestors().find(|path| path.is_dir()).map_or_else(|| PathBuf::from("."), Path::to_owned)
}

fn check_directory(directory: &Path) -> Vec<Finding> {
    const KEY: &str = "data.directory";
    let shown = directory.display();
    if directory.exists() && !directory.is_dir() {
        return vec![Finding::error(KEY, format!("{shown} is not a directory."), "Name a directory, or move that file away.")];
    }
    let base = existing(directory);
    let writable = match tempfile::tempfile_in(&base) {
        Ok(_) if directory.is_dir() => Finding::good(KEY, format!("{shown} can be written.")),
        Ok(_) => Finding::good(KEY, format!("{shown} does not exist yet and can be made.")),
        Err(error) => {
            let mend = format!("Give the user that runs the server the right to write in {}.", base.display());
            Finding::error(KEY, format!("{} cannot be written: {error}.", base.display()), mend)
        }
    };
    vec![writable, check_space(&base)]
}

fn check_space(directory: &Path) -> Finding {
    const MIB: u64 = 1_024 * 1_024;
    let shown = directory.display();
    match rustix::fs::statvfs(directory) {
        Ok(disk) => {
            let free = disk.f_bavail.saturating_mul(disk.f_frsize);
            if free >= FREE_SPACE_BYTES_MIN {
                Finding::good("disk", format!("{} MiB are free in {shown}.", free / MIB))
            } else {
                let needed = FREE_SPACE_BYTES_MIN / MIB;
                let says = format!("Only {} MiB are free in {shown}; the database needs room to write.", free / MIB);
                Finding::error("disk", says, format!("Free at least {needed} MiB, or move data.directory to another disk."))
            }
        }
        Err(error) => Finding::warning("disk", format!("The free space in {shown} cannot be read: {error}."), "Look at it with df."),
    }
}

fn check_ca_file(path: &Path) -> Finding {
    const KEY: &str = "tls.ca_file";
    let shown = path.display();
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(CA_FILE_BYTES_MAX + 1).read_to_end(&mut bytes));
    if let Err(error) = read {
        return Finding::error(KEY, format!("{shown} cannot be read: {error}."), "Correct the path or the rights of the file.");
    }
    let too_large = u64::try_from(bytes.len()).unwrap_or(u64::MAX) > CA_FILE_BYTES_MAX;
    match reqwest::Certificate::from_pem_bundle(&bytes) {
        Ok(certificates) if !certificates.is_empty() && !too_large && are_trustable(&certificates) => {
            Finding::good(KEY, format!("{shown} adds {} trusted certificate(s).", certificates.len()))
        }
        _ => {
            let mend = "It must hold one or more blocks that begin with -----BEGIN CERTIFICATE-----.";
            Finding::error(KEY, format!("{shown} holds no certificate in PEM form."), mend)
        }
    }
}

/// Whether TLS takes them as roots; reading PEM does not look inside.
fn are_trustable(certificates: &[reqwest::Certificate]) -> bool {
    #[expect(clippy::disallowed_methods, reason = "a client that is built to see whether it can be, and sends nothing")]
    let builder = reqwest::Client::builder();
    builder.tls_certs_only(certificates.iter().cloned()).build().is_ok()
}

fn check_clock(now: UnixMillis) -> Finding {
    if (CLOCK_EARLIEST_MS..CLOCK_LATEST_MS).contains(&now.0) {
        return Finding::good("clock", format!("The clock says {}.", now.to_rfc3339()));
    }
    let says = format!("The clock says {}, which cannot be; peers would refuse every signature.", now.to_rfc3339());
    Finding::error("clock", says, "Set the clock and keep it right with NTP (timedatectl set-ntp true).")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A self-signed certificate of a "Test CA", valid for a hundred years.
    const CERTIFICATE: &str = "\
-----BEGIN CERTIFICATE-----\n\
MIIBfDCCASGgAwIBAgIUQum66ILzsJIcO+MywBHaiMpZ4k4wCgYIKoZIzj0EAwIw\n\
EjEQMA4GA1UEAwwHVGVzdCBDQTAgFw0yNjExMjIxMzU3MjhaGA8yMTI2MTAyOTEz\n\
NTcyOFowEjEQMA4GA1UEAwwHVGVzdCBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEH\n\
A0IABFcthkj8piYIg0SBHVDGazAQGT2WqwoRJqBZlEh78La8tmR/dWyj/OpKSpoU\n\
KdQmLbSo4twCe5WQ5YP9z72guS6jUzBRMB0GA1UdDgQWBBQd5eUVcFfrWR/gkE1D\n\
nsFvU7BG6TAfBgNVHSMEGDAWgBQd5eUVcFfrWR/gkE1DnsFvU7BG6TAPBgNVHRMB\n\
Af8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQDe8s53weDEDDzb/H8Yd8lVnp4R\n\
ySJnKGXRLeiio1m1fgIhAPVf810bBsLTjnlQLkvRmyehJzEDr+SUNpnPSglJ9ydi\n\
-----END CERTIFICATE-----\n";

    fn found<'a>(findings: &'a [Finding], subject: &str) -> &'a Finding {
        findings.iter().find(|finding| finding.subject == subject).unwrap()
    }

    #[test]
    fn a_directory_that_can_be_made_is_good_and_a_file_in_its_place_is_not() {
        let home = tempfile::tempdir().unwrap();
        let findings = check_directory(&home.path().join("not/yet"));
        assert_eq!(found(&findings, "data.directory").severity, Severity::Good);
        assert!(found(&findings, "disk").says.contains("MiB"));
        assert!(!home.path().join("not").exists(), "looking must not make it");

        let file = home.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert_eq!(check_directory(&file).first().unwrap().severity, Severity::Error);
    }

    #[test]
    fn certificates_must_be_there_and_be_certificates() {
        let home = tempfile::tempdir().unwrap();
        assert!(check_ca_file(&home.path().join("absent.pem")).says.contains("cannot be read"));
        let wrong = home.path().join("wrong.pem");
        std::fs::write(&wrong, "hello").unwrap();
        assert_eq!(check_ca_file(&wrong).severity, Severity::Error);
        assert!(check_ca_file(&wrong).mend.contains("BEGIN CERTIFICATE"));
        let block = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
        std::fs::write(&wrong, block).unwrap();
        assert_eq!(check_ca_file(&wrong).severity, Severity::Error, "a block that holds no certificate");
        let right = home.path().join("right.pem");
        std::fs::write(&right, CERTIFICATE).unwrap();
        assert_eq!(check_ca_file(&right).severity, Severity::Good);
    }

    #[test]
    fn a_clock_that_was_never_set_is_found() {
        assert_eq!(check_clock(UnixMillis(0)).severity, Severity::Error);
        assert_eq!(check_clock(UnixMillis(CLOCK_EARLIEST_MS + 1)).severity, Severity::Good);
        assert_eq!(check_clock(UnixMillis(i64::MAX)).severity, Severity::Error);
    }

    #[test]
    fn the_address_and_what_the_public_can_reach_are_judged() {
        let mut settings = Settings::default();
        assert_eq!(found(&settings.check(), "instance.url").severity, Severity::Error, "http outside development");
        settings.instance.url = "https://commons.example.org".parse().unwrap();
        assert_eq!(found(&settings.check(), "instance.url").severity, Severity::Good);
        assert_eq!(found(&settings.check(), "http.trusted_proxies").severity, Severity::Warning);
        settings.metrics.listen = Some("0.0.0.0:9090".parse().unwrap());
        assert_eq!(found(&settings.check(), "metrics.listen").severity, Severity::Warning);
        settings.instance.development = true;
        assert_eq!(found(&settings.check(), "instance.development").severity, Severity::Warning);
    }
}
