//! Passwords: argon2id (RFC 9106), off the runtime's threads, a few at a time.

use allmende_domain::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use argon2::password_hash::{PasswordHash, SaltString};
use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::{OnceCell, Semaphore};

use crate::error::{AppError, FieldError};
use crate::{App, limits};

/// Hashing takes memory on purpose; who comes when all places are taken waits.
static PLACES: Semaphore = Semaphore::const_new(limits::PASSWORD_HASHES_AT_ONCE);

/// What an unknown login's password is compared with, so that the answer takes as long as for a known one.
static NOBODYS_HASH: OnceCell<String> = OnceCell::const_new();

/// Whether a new password is acceptable for an account. `field` is the name of the form's field.
///
/// # Errors
/// `password-short`, `password-long` (10 to 256 characters), `password-is-login`.
pub fn check(field: &str, password: &str, login: &str) -> Result<(), FieldError> {
    let count = password.chars().count();
    if count < PASSWORD_CHARS_MIN {
        return Err(FieldError::new(field, "password-short", format!("at least {PASSWORD_CHARS_MIN} characters")));
    }
    if count > PASSWORD_CHARS_MAX {
        return Err(FieldError::new(field, "password-long", format!("at most {PASSWORD_CHARS_MAX} characters")));
    }
    if password.trim().to_lowercase() == login.trim().to_lowercase() {
        return Err(FieldError::new(field, "password-is-login", "must differ from the login"));
    }
    Ok(())
}

/// Hashes a password with a fresh salt: argon2id, 19 MiB, two passes, one lane; a PHC string.
///
/// # Errors
/// [`AppError::Internal`] when the library refuses.
pub async fn hash(app: &App, password: &str) -> Result<String, AppError> {
    let mut salt = [0_u8; 16];
    app.chance.fill(&mut salt);
    let password = password.to_owned();
    blocking(move || {
        let salt = SaltString::encode_b64(&salt).map_err(internal)?;
        Ok(Argon2::default().hash_password(password.as_bytes(), &salt).map_err(internal)?.to_string())
    })
    .await
}

/// Compares in constant time. A password longer than any that can be set is wrong without being hashed.
///
/// # Errors
/// [`AppError::Internal`] when `stored` is no PHC string.
pub async fn matches(password: &str, stored: &str) -> Result<bool, AppError> {
    if password.chars().count() > PASSWORD_CHARS_MAX {
        return Ok(false);
    }
    let (password, stored) = (password.to_owned(), stored.to_owned());
    blocking(move || {
        let hash = PasswordHash::new(&stored).map_err(internal)?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
}

/// A hash that nobody's password has, made once.
pub(crate) async fn nobodys_hash(app: &App) -> Result<&'static str, AppError> {
    let made = NOBODYS_HASH.get_or_try_init(|| async { hash(app, &crate::tokens::fresh(app)).await }).await?;
    Ok(made.as_str())
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, AppError> + Send + 'static) -> Result<T, AppError> {
    let place = PLACES.acquire().await.map_err(internal)?;
    // The place goes along: who asked may be gone before the work is done.
    let done = tokio::task::spawn_blocking(move || {
        let result = work();
        drop(place);
        result
    });
    done.await.map_err(internal)?
}

fn internal(error: impl std::fmt::Display) -> AppError {
    AppError::Internal(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_long_and_guessable_passwords_are_refused() {
        let code = |password: &str| check("password", password, "anna@velo.example").err().map(|e| e.code);
        assert_eq!(code("too short"), Some("password-short"));
        assert_eq!(code(&"x".repeat(257)), Some("password-long"));
        assert_eq!(code(" Anna@velo.example"), Some("password-is-login"));
        assert_eq!(code("ten chars!"), None);
        assert_eq!(code(&"é".repeat(256)), None);
    }

    #[tokio::test]
    async fn only_the_same_password_matches() {
        let salt = SaltString::encode_b64(&[7; 16]).unwrap();
        let stored = Argon2::default().hash_password(b"correct horse", &salt).unwrap().to_string();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(matches("correct horse", &stored).await.unwrap());
        assert!(!matches("correct horsf", &stored).await.unwrap());
        assert!(!matches(&"x".repeat(300), &stored).await.unwrap());
        assert!(matches("x", "no hash").await.is_err());
    }
}
