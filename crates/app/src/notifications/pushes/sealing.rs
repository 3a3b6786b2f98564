//! Encrypts a message for one browser (RFC 8291, in the coding of RFC 8188): its push service carries it and cannot read it. The crate `ece` knows
//! the format; the primitives are those that everything else here uses.

use std::any::Any;

use allmende_db::pushes::Reach;
use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::agreement::{ECDH_P256, ParsedPublicKey, PrivateKey, UnparsedPublicKey, agree};
use aws_lc_rs::encoding::{AsBigEndian as _, EcPrivateKeyBin};
use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Salt};
use ece::{Cryptographer, EcKeyComponents, Error, LocalKeyPair, RemotePublicKey};

/// Bytes of a point of P-256, uncompressed, and of the secret that a browser makes (RFC 8291, 3.1 and 3.2).
const PUBLIC_KEY_BYTES: usize = 65;
const AUTH_SECRET_BYTES: usize = 16;

/// These keys cannot be encrypted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the keys of a device do not fit")]
pub struct Unfit;

/// The body of a request to a push service. `message` has at most 3,993 bytes, filled up so that its length says little.
///
/// # Errors
/// [`Unfit`] when the key is no point of the curve, or the secret has another length.
pub fn seal(reach: &Reach, message: &[u8]) -> Result<Vec<u8>, Unfit> {
    if reach.public_key.len() != PUBLIC_KEY_BYTES || reach.auth_secret.len() != AUTH_SECRET_BYTES {
        return Err(Unfit);
    }
    // The first call sets it; all others find it set.
    let _ = ece::crypto::set_cryptographer(&AwsLc);
    ece::encrypt(&reach.public_key, &reach.auth_secret, message).map_err(|_| Unfit)
}

struct AwsLc;

struct Ours {
    private: PrivateKey,
    public: Vec<u8>,
}

struct Theirs(Vec<u8>);

impl Ours {
    fn of(private: PrivateKey) -> Result<Box<dyn LocalKeyPair>, Error> {
        let public = private.compute_public_key().map_err(|_| Error::CryptoError)?.as_ref().to_vec();
        Ok(Box::new(Self { private, public }))
    }
}

impl LocalKeyPair for Ours {
    fn pub_as_raw(&self) -> Result<Vec<u8>, Error> {
        Ok(self.public.clone())
    }

    fn raw_components(&self) -> Result<EcKeyComponents, Error> {
        let private: EcPrivateKeyBin<'_> = self.private.as_be_bytes().map_err(|_| Error::CryptoError)?;
        Ok(EcKeyComponents::new(private.as_ref(), &self.public))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl RemotePublicKey for Theirs {
    fn as_raw(&self) -> Result<Vec<u8>, Error> {
        Ok(self.0.clone())
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Bytes to be drawn from HKDF.
struct Bytes(usize);

impl KeyType for Bytes {
    fn len(&self) -> usize {
        self.0
    }
}

fn key_of(key: &[u8], iv: &[u8]) -> Result<(LessSafeKey, Nonce), Error> {
    let key = UnboundKey::new(&AES_128_GCM, key).map_err(|_| Error::CryptoError)?;
    let nonce = Nonce::try_assume_unique_for_key(iv).map_err(|_| Error::CryptoError)?;
    Ok((LessSafeKey::new(key), nonce))
}

impl Cryptographer for AwsLc {
    fn generate_ephemeral_keypair(&self) -> Result<Box<dyn LocalKeyPair>, Error> {
        Ours::of(PrivateKey::generate(&ECDH_P256).map_err(|_| Error::CryptoError)?)
    }

    fn import_key_pair(&self, components: &EcKeyComponents) -> Result<Box<dyn LocalKeyPair>, Error> {
        Ours::of(PrivateKey::from_private_key(&ECDH_P256, components.private_key()).map_err(|_| Error::CryptoError)?)
    }

    fn import_public_key(&self, raw: &[u8]) -> Result<Box<dyn RemotePublicKey>, Error> {
        // Refuses what is no point of the curve.
        ParsedPublicKey::try_from(UnparsedPublicKey::new(&ECDH_P256, raw)).map_err(|_| Error::CryptoError)?;
        Ok(Box::new(Theirs(raw.to_vec())))
    }

    fn compute_ecdh_secret(&self, remote: &dyn RemotePublicKey, local: &dyn LocalKeyPair) -> Result<Vec<u8>, Error> {
        let local = local.as_any().downcast_ref::<Ours>().ok_or(Error::CryptoError)?;
        let remote = UnparsedPublicKey::new(&ECDH_P256, remote.as_raw()?);
        agree(&local.private, remote, Error::CryptoError, |secret| Ok(secret.to_vec()))
    }

    fn hkdf_sha256(&self, salt: &[u8], secret: &[u8], info: &[u8], len: usize) -> Result<Vec<u8>, Error> {
        let mut drawn = vec![0; len];
        let key = Salt::new(HKDF_SHA256, salt).extract(secret);
        let info = [info];
        let drawing = key.expand(&info, Bytes(len)).map_err(|_| Error::CryptoError)?;
        drawing.fill(&mut drawn).map_err(|_| Error::CryptoError)?;
        Ok(drawn)
    }

    fn aes_gcm_128_encrypt(&self, key: &[u8], iv: &[u8], data: &[u8]) -> Result<Vec<u8>, Error> {
        let (key, nonce) = key_of(key, iv)?;
        let mut sealed = data.to_vec();
        key.seal_in_place_append_tag(nonce, Aad::empty(), &mut sealed).map_err(|_| Error::CryptoError)?;
        Ok(sealed)
    }

    fn aes_gcm_128_decrypt(&self, key: &[u8], iv: &[u8], ciphertext_and_tag: &[u8]) -> Result<Vec<u8>, Error> {
        let (key, nonce) = key_of(key, iv)?;
        let mut opened = ciphertext_and_tag.to_vec();
        let length = key.open_in_place(nonce, Aad::empty(), &mut opened).map_err(|_| Error::CryptoError)?.len();
        opened.truncate(length);
        Ok(opened)
    }

    fn random_bytes(&self, dest: &mut [u8]) -> Result<(), Error> {
        aws_lc_rs::rand::fill(dest).map_err(|_| Error::CryptoError)
    }
}

#[cfg(test)]
mod tests {
    use allmende_domain::url::ObjectUrl;
    use base64::Engine as _;
    use base64::prelude::BASE64_URL_SAFE_NO_PAD;

    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        BASE64_URL_SAFE_NO_PAD.decode(text).unwrap()
    }

    /// The receiver of RFC 8291, 5.
    fn receiver() -> (EcKeyComponents, Reach) {
        let public_key = bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        let auth_secret = bytes("BTBZMqHH6r4Tts7J_aSIgg");
        let private = bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94");
        let endpoint = ObjectUrl::parse("https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV").unwrap();
        (EcKeyComponents::new(private, public_key.clone()), Reach { endpoint, public_key, auth_secret })
    }

    #[test]
    fn the_example_of_rfc_8291_is_made_and_read_with_our_primitives() {
        let _ = ece::crypto::set_cryptographer(&AwsLc);
        // Encrypts the example with its own salt and keys, and compares every byte; then decrypts it.
        ece::crypto::test_cryptographer(AwsLc);
        let (keys, reach) = receiver();
        let message = bytes(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4\
             Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
        );
        assert_eq!(ece::decrypt(&keys, &reach.auth_secret, &message).unwrap(), b"When I grow up, I want to be a watermelon");
    }

    #[test]
    fn what_is_sealed_is_read_by_its_receiver_alone_and_differs_each_time() {
        let (keys, reach) = receiver();
        for length in [1, 111, 128, 2_000, crate::limits::PUSH_MESSAGE_BYTES_MAX] {
            let message = vec![b'x'; length];
            let sealed = seal(&reach, &message).unwrap();
            assert!(sealed.len() <= 4_096, "{length}: {} bytes, of which push services need not take more (RFC 8030, 7.2)", sealed.len());
            assert_eq!(ece::decrypt(&keys, &reach.auth_secret, &sealed).unwrap(), message);
            assert_ne!(seal(&reach, &message).unwrap(), sealed);
            assert!(ece::decrypt(&keys, &[0; 16], &sealed).is_err());
        }
        let long = seal(&reach, &[b'x'; 100]).unwrap().len();
        assert_eq!(seal(&reach, b"x").unwrap().len(), long, "the length says little");
    }

    #[test]
    fn keys_that_are_none_are_refused() {
        let (_, reach) = receiver();
        let with = |change: &dyn Fn(&mut Reach)| {
            let mut other = reach.clone();
            change(&mut other);
            seal(&other, b"x")
        };
        assert!(with(&|_| ()).is_ok());
        assert_eq!(with(&|reach| reach.public_key[64] ^= 1), Err(Unfit), "no point of the curve");
        assert_eq!(with(&|reach| reach.public_key = vec![4; 65]), Err(Unfit));
        assert_eq!(with(&|reach| reach.public_key.truncate(33)), Err(Unfit));
        assert_eq!(with(&|reach| reach.public_key.clear()), Err(Unfit));
        assert_eq!(with(&|reach| reach.auth_secret.push(0)), Err(Unfit));
        assert_eq!(with(&|reach| reach.auth_secret.clear()), Err(Unfit));
    }
}
