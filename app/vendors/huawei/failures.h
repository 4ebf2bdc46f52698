#pragma once

#include "core/answer.h"
#include "vendors/vendor.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace deck::huawei {

/// ListAssetList calls FAILED what ShowAssetMeta tells apart: failed on the way, failed in VOD, cancelled. So that a listing
/// and a question by ID never contradict each other, failed assets of a page are asked for by ID before it is given. What
/// was told is remembered while the listing says the same of the asset. Engine thread.
class Failures final : public QObject
{
    Q_OBJECT
public:
    using AskDetails = std::function<QFuture<Result<Details>>(const QStringList &ids)>;

    /// Gives the page to `answer` when all is known, or as it was listed where that cannot be asked.
    void tellApart(Page page, AskDetails ask, const Answer<Result<Page>> &answer);

private:
    struct Told
    {
        std::optional<QString> listedReason;
        Upload upload;
    };

    void add(Page &page) const;

    QHash<QString, Told> m_told; ///< by asset ID
};

} // namespace deck::huawei
