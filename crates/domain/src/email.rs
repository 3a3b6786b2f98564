//! Addresses of e-mail, as letters are sent to them.

use std::fmt;

/// An address in the common form of RFC 5321 §4.1.2: a dot-atom of ASCII, `@`, and a host name with a dot. Quoted local parts, comments,
/// address literals and everything that could end a header or a command are none (case A11).
#[derive(Clone, PartialEq, Eq)]
pub struct EmailAddress(String);

impl fmt::Debug for EmailAddress {
    /// Addresses of people do not belong into logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address such as anna@coop.example")]
pub struct InvalidEmailAddress;

impl EmailAddress {
    /// Reads an address of at most 254 characters (RFC 5321 §4.5.3.1.3, without the brackets). A host name of other letters becomes its
    /// ASCII form.
    ///
    /// # Errors
    /// [`InvalidEmailAddress`]
    pub fn parse(text: &str) -> Result<Self, InvalidEmailAddress> {
        let (local, host) = text.split_once('@').ok_or(InvalidEmailAddress)?;
        let atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c);
        let local_fine = local.len() <= 64 && local.split('.').all(|part| !part.is_empty() && part.chars().all(atom));
        // What a person cannot have typed as a host name must not be made one.
        if !local_fine || !host.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '.') {
            return Err(InvalidEmailAddress);
        }
        let host = idna::domain_to_ascii(host).map_err(|_| InvalidEmailAddress)?;
        let label = |part: &str| {
            (1..=63).contains(&part.len())
                && !part.starts_with('-')
                && !part.ends_with('-')
                && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        // A last label of digits is that of an address of a machine.
        let named = host.rsplit_once('.').is_some_and(|(_, last)| !last.bytes().all(|b| b.is_ascii_digit()));
        let host_fine = named && host.split('.').all(label);
        let address = format!("{local}@{host}");
        if host_fine && address.len() <= 254 { Ok(Self(address)) } else { Err(InvalidEmailAddress) }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a11_only_ordinary_addresses_are_addresses() {
        for (fine, ascii) in [
            ("anna@coop.example", "anna@coop.example"),
            ("a.b+tag@mail.coop.example", "a.b+tag@mail.coop.example"),
            ("o'neill@coop.example", "o'neill@coop.example"),
            ("anna@bücher.example", "anna@xn--bcher-kva.example"),
        ] {
            assert_eq!(EmailAddress::parse(fine).unwrap().as_str(), ascii);
        }
        let long = format!("{}@coop.example", "x".repeat(65));
        for bad in [
            "",
            "anna",
            "@coop.example",
            "anna@",
            "anna@coop",
            "anna@@coop.example",
            "anna@coop.example@evil.example",
            "anna@coop.example\r\nBcc: eve@evil.example",
            "anna\r\n@coop.example",
            "anna@coop.example\0",
            "anna@coop.example,eve@evil.example",
            "anna@coop.example eve@evil.example",
            "Anna <anna@coop.example>",
            "\"anna eve\"@coop.example",
            "anna(eve)@coop.example",
            "anna@[127.0.0.1]",
            "anna@127.0.0.1",
            ".anna@coop.example",
            "an..na@coop.example",
            "anna@-coop.example",
            "anna@coop..example",
            "anna@coop.example.",
            "anna@coop。example@x",
            "änna@coop.example",
            "anna@evil.example%0d%0aBcc",
            "anna@\u{202e}coop.example",
            long.as_str(),
        ] {
            assert_eq!(EmailAddress::parse(bad), Err(InvalidEmailAddress), "{bad:?}");
        }
    }

    #[test]
    fn an_address_does_not_show_in_a_log() {
        assert!(!format!("{:?}", EmailAddress::parse("anna@coop.example").unwrap()).contains("anna"));
    }
}
