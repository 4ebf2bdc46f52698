#pragma once

#include "core/clock.h"
#include "vendors/vendor.h"

#include <QObject>

#include <functional>

namespace deck {

/// Asks by ID for uploads that a listing walked to its end did not give: they may have moved between two pages, or
/// the vendor may not have them any more. Engine thread.
class AbsenceCheck final : public QObject
{
    Q_OBJECT
public:
    /// Most IDs asked for after one walk; the rest is due after the next one.
    static constexpr int mostKeys = 50;

    using AskDetails = std::function<QFuture<Result<Details>>(UploadKind kind, QStringList ids, CancelToken cancel)>;

    AbsenceCheck(AskDetails ask, int batch, QList<UploadKey> keys, QObject *parent = nullptr);
    ~AbsenceCheck() override;

    void start();

Q_SIGNALS:
    void answered(const QList<UploadKey> &asked, const deck::Details &details);
    void ended(const std::optional<deck::ApiError> &error); ///< the first one met

private:
    void next();

    AskDetails m_ask;
    int m_batch;
    QList<UploadKey> m_keys;
    std::optional<ApiError> m_error;
    CancelSource m_cancel;
};

} // namespace deck
