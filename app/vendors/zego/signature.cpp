#include "vendors/zego/signature.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace deck::zego {

QByteArray signature(quint32 appId, const QByteArray &nonce, const QByteArray &serverSecret, qint64 timestamp)
{
    QCryptographicHash hash(QCryptographicHash::Md5);
    hash.addData(QByteArray::number(appId));
    hash.addData(nonce);
    hash.addData(serverSecret);
    hash.addData(QByteArray::number(timestamp));
    return hash.result().toHex();
}

QByteArray callbackSignature(const QByteArray &callbackSecret, const QByteArray &timestamp, const QByteArray &nonce)
{
    std::array<QByteArray, 3> parts = {callbackSecret, timestamp, nonce};
    std::sort(parts.begin(), parts.end());
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const QByteArray &part : parts)
        hash.addData(part);
    return hash.result().toHex();
}

QByteArray contentMd5(const QByteArray &content)
{
    return contentMd5OfDigest(QCryptographicHash::hash(content, QCryptographicHash::Md5));
}

QByteArray contentMd5OfDigest(const QByteArray &md5)
{
    return md5.toBase64();
}

QByteArray newNonce()
{
    std::array<quint32, 2> random {};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toHex();
}

} // namespace deck::zego
