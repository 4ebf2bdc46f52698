#pragma once

#include "net/http.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

/// The vendor's recorded bodies with their HTTP status and Content-Type (tests/data/aliyun/index.json), and answers made of
/// other bodies.
namespace recorded {

inline QByteArray read(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/aliyun/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing from the test data", qPrintable(file.fileName()));
    return file.readAll();
}

inline QStringList names(const QString &pattern)
{
    return QDir(QStringLiteral(TEST_DATA_DIR "/aliyun")).entryList({pattern}, QDir::Files, QDir::Name);
}

inline const deck::Instant receivedAt {std::chrono::seconds(1'800'000'000)};

inline deck::HttpReply reply(const QByteArray &body, int status = 200,
                             const QByteArray &contentType = "application/json;charset=utf-8")
{
    deck::HttpReply reply;
    reply.status = status;
    reply.body = body;
    reply.headers = {{QByteArrayLiteral("Content-Type"), contentType}};
    reply.receivedAt = receivedAt;
    return reply;
}

/// A recorded file as the answer it was.
inline deck::HttpReply answer(const QString &name)
{
    const QJsonArray index = QJsonDocument::fromJson(read(QStringLiteral("index.json"))).array();
    for (const QJsonValue entry : index) {
        if (entry[QLatin1String("file")].toString() == name)
            return reply(read(name), entry[QLatin1String("httpStatus")].toInt(),
                         entry[QLatin1String("contentType")].toString().toUtf8());
    }
    qFatal("%s is not in the index of the test data", qPrintable(name));
}

} // namespace recorded
