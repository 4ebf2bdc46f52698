#pragma once

#include <QCoreApplication>
#include <QHash>
#include <QTranslator>

namespace deck::test {

/// The Chinese words of window.md for what the table and Format say, so that forms can be tested whatever state the
/// catalogues are in. Installed while it lives.
class ChineseTexts final : public QTranslator
{
public:
    ChineseTexts() { QCoreApplication::installTranslator(this); }
    ~ChineseTexts() override { QCoreApplication::removeTranslator(this); }

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        static const QHash<QByteArray, QString> texts = {
            {"Format/Yesterday %1", QStringLiteral("昨天 %1")},
            {"Format/%1 s", QStringLiteral("%1 秒")},
            {"Format/%1 min", QStringLiteral("%1 分")},
            {"Format/%1 h", QStringLiteral("%1 小时")},
            {"Format/%1 h %2 min", QStringLiteral("%1 小时 %2 分")},
            {"Format/%1 d", QStringLiteral("%1 天")},
            {"Format/%1 d %2 h", QStringLiteral("%1 天 %2 小时")},
            {"Format/To confirm", QStringLiteral("待确认")},
            {"Format/Uploading", QStringLiteral("上传中")},
            {"UploadCellText/(no title)", QStringLiteral("（无标题）")},
            {"UploadCellText/not given", QStringLiteral("未提供")},
            {"UploadCellText/not started", QStringLiteral("未开始")},
            {"UploadCellText/sent", QStringLiteral("已送达")},
            {"UploadCellText/Unknown (%1)", QStringLiteral("未知（%1）")},
        };
        return texts.value(QByteArray(context) + '/' + source);
    }
};

} // namespace deck::test
