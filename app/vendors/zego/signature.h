#pragma once

#include <QByteArray>

namespace deck::zego {

/// lowercase_hex(MD5(AppId + SignatureNonce + ServerSecret + Timestamp)), plain concatenation, numbers in
/// decimal. `timestamp` is Unix seconds. Source: "accessing-server-apis", signature version 2.0. Pure.
[[nodiscard]] QByteArray signature(quint32 appId, const QByteArray &nonce, const QByteArray &serverSecret, qint64 timestamp);

/// Callback check: SHA-1 over the byte-sorted {callback secret, timestamp, nonce}, lower hex.
[[nodiscard]] QByteArray callbackSignature(const QByteArray &callbackSecret, const QByteArray &timestamp,
                                           const QByteArray &nonce);

/// Base64 of the raw 16 MD5 bytes of a file's content, the form of CreateUploadTask.ContentMd5.
[[nodiscard]] QByteArray contentMd5(const QByteArray &content);

/// The same from a digest that is known already: 16 raw bytes.
[[nodiscard]] QByteArray contentMd5OfDigest(const QByteArray &md5);

/// 16 lower-case hex digits of 8 random bytes.
[[nodiscard]] QByteArray newNonce();

} // namespace deck::zego
