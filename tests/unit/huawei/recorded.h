#pragma once

#include "net/http.h"

#include <QDir>
#include <QFile>
#include <QTest>

/// The vendor's recorded bodies, and answers made of bodies.
namespace recorded {

inline QByteArray read(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/huawei/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing from the test data", qPrintable(file.fileName()));
    return file.readAll();
}

inline QStringList names(const QString &pattern)
{
    return QDir(QStringLiteral(TEST_DATA_DIR "/huawei")).entryList({pattern}, QDir::Files, QDir::Name);
}

inline const deck::Instant receivedAt {std::chrono::seconds(1'800'000'000)};

inline deck::HttpReply reply(const QByteArray &body, int status = 200)
{
    deck::HttpReply reply;
    reply.status = status;
    reply.body = body;
    reply.receivedAt = receivedAt;
    return reply;
}

} // namespace recorded
