//! Passkeys of members, and the challenges that wait for an answer.

use allmende_domain::ids::{MemberId, PasskeyId};
use allmende_domain::member::Passkey;
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// What a signature is checked with. Not part of [`Passkey`], so that no page can show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifying {
    pub passkey: PasskeyId,
    pub member: MemberId,
    /// COSE number of the algorithm (RFC 9053).
    pub algorithm: i64,
    /// SPKI DER.
    pub public_key: Vec<u8>,
    /// The last count that its authenticator told; 0: it does not count.
    pub sign_count: i64,
}

fn passkey_from(row: &Row) -> Result<Passkey, DbError> {
    Ok(Passkey {
        id: row.parse("id", |text| PasskeyId::parse(text).ok())?,
        name: row.get("name")?,
        credential: row.get("credential_id")?,
        created_at: UnixMillis(row.get("created_at")?),
        last_used_at: row.get::<Option<i64>>("last_used_at")?.map(UnixMillis),
    })
}

fn verifying_from(row: &Row) -> Result<Verifying, DbError> {
    Ok(Verifying {
        passkey: row.parse("id", |text| PasskeyId::parse(text).ok())?,
        member: row.parse("member_id", |text| MemberId::parse(text).ok())?,
        algorithm: row.get("algorithm")?,
        public_key: row.get("public_key")?,
        sign_count: row.get("sign_count")?,
    })
}

/// Adds a passkey; `false` when its credential is known already.
///
/// # Errors
/// [`DbError`]
pub async fn insert(tx: &mut Tx, passkey: &Passkey, verifying: &Verifying) -> Result<bool, DbError> {
    sql("INSERT INTO passkeys (id, member_id, credential_id, algorithm, public_key, sign_count, name, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (credential_id) DO NOTHING")
    .text(passkey.id.as_str())
    .text(verifying.member.as_str())
    .text(&passkey.credential)
    .bind(verifying.algorithm)
    .bind(verifying.public_key.clone())
    .bind(verifying.sign_count)
    .text(&passkey.name)
    .bind(passkey.created_at.0)
    .execute(tx)
    .await
    .map(|changed| changed == 1)
}

/// A member's passkeys, the oldest first.
///
/// # Errors
/// [`DbError`]
pub async fn of_member(conn: &mut Conn, member: &MemberId) -> Result<Vec<Passkey>, DbError> {
    sql("SELECT id, name, credential_id, created_at, last_used_at FROM passkeys WHERE member_id = $1 ORDER BY created_at, id")
        .text(member.as_str())
        .fetch_all(conn, passkey_from)
        .await
}

/// By the credential's id in base64url.
///
/// # Errors
/// [`DbError`]
pub async fn by_credential(conn: &mut Conn, credential: &str) -> Result<Option<Verifying>, DbError> {
    sql("SELECT id, member_id, algorithm, public_key, sign_count FROM passkeys WHERE credential_id = $1")
        .text(credential)
        .fetch_optional(conn, verifying_from)
        .await
}

/// Notes a use. `false` when another use with this count or a later one was noted meanwhile.
///
/// # Errors
/// [`DbError`]
pub async fn used(tx: &mut Tx, id: &PasskeyId, sign_count: i64, now: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE passkeys SET sign_count = $2, last_used_at = $3 WHERE id = $1 AND (sign_count < $2 OR (sign_count = 0 AND $2 = 0))")
        .text(id.as_str())
        .bind(sign_count)
        .bind(now.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Removes one of a member's passkeys; `false` when the member has no such one.
///
/// # Errors
/// [`DbError`]
pub async fn remove(tx: &mut Tx, member: &MemberId, id: &PasskeyId) -> Result<bool, DbError> {
    sql("DELETE FROM passkeys WHERE id = $1 AND member_id = $2")
        .text(id.as_str())
        .text(member.as_str())
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Removes all of a member's passkeys.
///
/// # Errors
/// [`DbError`]
pub async fn remove_all(tx: &mut Tx, member: &MemberId) -> Result<(), DbError> {
    sql("DELETE FROM passkeys WHERE member_id = $1").text(member.as_str()).execute(tx).await.map(|_| ())
}

/// Keeps a challenge until it is answered. `member`: who wants to add a passkey; `None`: somebody wants to sign in.
///
/// # Errors
/// [`DbError`]
pub async fn keep_challenge(tx: &mut Tx, hash: &str, member: Option<&MemberId>, expires_at: UnixMillis) -> Result<(), DbError> {
    sql("INSERT INTO passkey_challenges (challenge_hash, member_id, expires_at) VALUES ($1, $2, $3)")
        .text(hash)
        .bind(member.map(|id| id.as_str().to_owned()))
        .bind(expires_at.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// Takes a challenge: each is answered once. `false` for an unknown one, one that is too old, and one for something else.
///
/// # Errors
/// [`DbError`]
pub async fn take_challenge(tx: &mut Tx, hash: &str, member: Option<&MemberId>, now: UnixMillis) -> Result<bool, DbError> {
    sql("DELETE FROM passkey_challenges WHERE challenge_hash = $1 AND COALESCE(member_id, '') = $2 AND expires_at > $3")
        .text(hash)
        .text(member.map_or("", |id| id.as_str()))
        .bind(now.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Forgets challenges that are too old.
///
/// # Errors
/// [`DbError`]
pub async fn forget_challenges(tx: &mut Tx, now: UnixMillis) -> Result<(), DbError> {
    sql("DELETE FROM passkey_challenges WHERE expires_at <= $1").bind(now.0).execute(tx).await.map(|_| ())
}
