#pragma once

#include "core/upload.h"

#include <QRandomGenerator>

namespace deck::test {

/// Answers as random as vendors: few keys, so that they meet again; every field absent at times.
class RandomUploads
{
public:
    explicit RandomUploads(quint32 seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] int below(int end) { return static_cast<int>(m_random.bounded(end)); }
    [[nodiscard]] bool oneIn(int count) { return below(count) == 0; }

    [[nodiscard]] QString account() { return QStringLiteral("account-%1").arg(below(4)); }
    [[nodiscard]] QString title();
    [[nodiscard]] Instant instant() { return Instant(std::chrono::seconds(1'700'000'000 + below(40))); }
    /// `ids`: how many different IDs an account may have.
    [[nodiscard]] Upload upload(int ids);

private:
    template<typename T>
    [[nodiscard]] std::optional<T> maybe(T value, int absentOneIn = 4)
    {
        return oneIn(absentOneIn) ? std::nullopt : std::optional<T>(std::move(value));
    }
    [[nodiscard]] qint64 bytes();

    QRandomGenerator m_random;
};

} // namespace deck::test
