#pragma once

#include "core/clock.h"
#include "vendors/vendor.h"

#include <QObject>

#include <functional>

namespace deck {

/// Whether the error speaks of the way to the vendor, not of what was asked for: then nothing else is worth asking now. An
/// answer that could not be used has had its tries already; each further one would cost as many.
[[nodiscard]] bool blocksTheWay(const ApiError &error);

/// Asks about many uploads by ID (or about many URLs), in full batches, a few of them in flight at a time; the account's
/// channel paces them. Engine thread.
class IdQuestion final : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostInFlight = 4;

    using Ask = std::function<QFuture<Result<Details>>(UploadKind kind, QStringList ids, CancelToken cancel)>;
    /// Most IDs of a kind one call takes; 0: they cannot be asked about and are passed over.
    using BatchOf = std::function<int(UploadKind kind)>;

    IdQuestion(Ask ask, const BatchOf &batchOf, const QList<UploadKey> &keys, QObject *parent = nullptr);
    ~IdQuestion() override; ///< calls in flight end as Cancelled, and nothing is told

    void start();
    void stop(); ///< calls in flight end as Cancelled, the rest is not asked

Q_SIGNALS:
    void answered(deck::UploadKind kind, const QStringList &ids, const deck::Details &details);
    /// These got no answer; also those not asked any more, because the way to the vendor is blocked.
    void failed(deck::UploadKind kind, const QStringList &ids, const deck::ApiError &error);
    void ended(const std::optional<deck::ApiError> &error); ///< the first one met

private:
    struct Batch
    {
        UploadKind kind = UploadKind::Media;
        QStringList ids;
    };
    void proceed();
    void take(const Batch &batch, const Result<Details> &details);

    Ask m_ask;
    QList<Batch> m_batches;
    int m_inFlight = 0;
    std::optional<ApiError> m_error;
    CancelSource m_cancel;
};

} // namespace deck
