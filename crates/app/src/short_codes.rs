//! Short addresses for paper: twelve letters and digits that a person can type instead of an id of thirty-six.
//!
//! An id is a UUIDv7: 48 bits of time, then chance. A code is its first 60 bits without the version (the time and 12 bits of chance), in the
//! alphabet of Crockford's base 32, which has no letters that look like digits. Two listings of one millisecond share a code once in 4,096 times;
//! it then leads to the first of them, which is why nothing but a print carries codes.

use allmende_db::short_codes as rows;
use allmende_domain::ids::ListingId;
use allmende_domain::permission::Viewer;

use crate::App;
use crate::error::AppError;

const ALPHABET: &str = "0123456789abcdefghjkmnpqrstvwxyz";
const CODE_CHARS: u32 = 12;

/// `01kb-4x9q-m7d2` for a listing.
#[must_use]
pub fn of(id: &ListingId) -> String {
    let digits: String = id.as_str().chars().filter(char::is_ascii_hexdigit).collect();
    // Time, then what stands behind the digit of the version.
    let kept: String = digits.chars().take(12).chain(digits.chars().skip(13).take(3)).collect();
    let bits = u64::from_str_radix(&kept, 16).unwrap_or_default();
    let mut code = String::new();
    for place in (0..CODE_CHARS).rev() {
        let index = usize::try_from((bits >> (5 * place)) & 31).unwrap_or_default();
        code.extend(ALPHABET.chars().nth(index));
        if place > 0 && place % 4 == 0 {
            code.push('-');
        }
    }
    code
}

/// The first and the last id that have `code`; `None` for what is none. Read as people write: capitals, blanks, and `o`, `i`, `l` for digits.
fn ids_of(code: &str) -> Option<(String, String)> {
    let mut bits = 0_u64;
    let mut count = 0;
    for c in code.chars().filter(|c| !matches!(c, '-' | ' ')) {
        let c = match c.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        };
        bits = (bits << 5) | u64::try_from(ALPHABET.find(c)?).ok()?;
        count += 1;
        if count > CODE_CHARS {
            return None;
        }
    }
    let digits = format!("{bits:015x}");
    let (high, rest) = (digits.get(..8)?, digits.get(8..12)?);
    let beginning = format!("{high}-{rest}-7{}", digits.get(12..)?);
    (count == CODE_CHARS).then(|| (format!("{beginning}-0000-000000000000"), format!("{beginning}-ffff-ffffffffffff")))
}

/// The listing that a code of [`of`] stands for, as far as `viewer` may see it.
///
/// # Errors
/// [`AppError::NotFound`] for what is no code, and when there is nothing for this viewer.
pub async fn find(app: &App, viewer: &Viewer, code: &str) -> Result<ListingId, AppError> {
    let (first, last) = ids_of(code).ok_or(AppError::NotFound)?;
    rows::first_between(&mut app.db.read().await?, viewer, &first, &last).await?.ok_or(AppError::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_leads_back_to_its_id_however_it_is_typed() {
        let id = ListingId::parse("0193a5b0-7e3c-7a11-8c11-000000000001").unwrap();
        let code = of(&id);
        assert_eq!(code.len(), 14, "{code}");
        for typed in [code.clone(), code.to_uppercase(), code.replace('-', " "), code.replace('-', "").replace('0', "o").replace('1', "l")]
        {
            let (first, last) = ids_of(&typed).unwrap();
            assert!(first.as_str() <= id.as_str() && id.as_str() <= last.as_str(), "{typed}: {first} {last}");
            assert!(ListingId::parse(&first).is_ok() || first.starts_with("0193a5b0-7e3c-7a11-"));
        }
        for odd in ["", "abc", "01kb-4x9q-m7d2-0", "01kb-4x9q-m7du", "é", "../../etc/passwd"] {
            assert_eq!(ids_of(odd), None, "{odd}");
        }
    }
}
