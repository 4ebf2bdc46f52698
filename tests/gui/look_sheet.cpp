// Draws sheets of every row, bar, icon and control with fixed data: look_sheet DIR
// (run with QT_SCALE_FACTOR=2 for 200 %).

#include "tests/support/manual_clock.h"
#include "ui/appearance/appearance.h"
#include "ui/language/language_switch.h"
#include "ui/uploads/progress_painter.h"
#include "ui/uploads/upload_table_view.h"

#include <QApplication>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace deck;

namespace {

using Bar = ProgressCell::Bar;

struct BarForm
{
    const char *name;
    ShownStatus status;
    ProgressCell cell;
};

const QList<BarForm> &barForms()
{
    static const QList<BarForm> forms {
        {"Waiting, not started", ShownStatus::Waiting, {Bar::Outline, 0, 0, {}, false}},
        {"Uploading, 2 %: at least 3 px", ShownStatus::Uploading, {Bar::Fill, 0.02, 0, {}, false}},
        {"Uploading, 38.2 %", ShownStatus::Uploading, {Bar::Fill, 0.382, 0, {}, false}},
        {"Uploading, 99.6 %: never 100", ShownStatus::Uploading, {Bar::Fill, 0.996, 0, {}, false}},
        {"Uploading, went back from 70 %", ShownStatus::Uploading, {Bar::Fill, 0.3, 0.7, {}, false}},
        {"Uploading, no figure given", ShownStatus::Uploading, {Bar::Hatch, 0, 0, {}, false}},
        {"Stalled, gap at the last byte", ShownStatus::Stalled, {Bar::FillGap, 0.614, 0, {}, false}},
        {"Retrying, last figure kept", ShownStatus::Retrying, {Bar::Fill, 0.45, 0, {}, false}},
        {"Retrying, no figure given", ShownStatus::Retrying, {Bar::Hatch, 0, 0, {}, false}},
        {"To confirm, no figure given", ShownStatus::AwaitingConfirmation, {Bar::Hatch, 0, 0, {}, false}},
        {"Processing: sent, not ready", ShownStatus::Processing, {Bar::Ticks, 1, 0, {}, false}},
        {"Succeeded: a hairline, 2 px", ShownStatus::Succeeded, {Bar::Hairline, 1, 0, {}, false}},
        {"Failed at 88 %", ShownStatus::Failed, {Bar::Fill, 0.88, 0, {}, false}},
        {"Failed, no figure given", ShownStatus::Failed, {Bar::Track, 0, 0, {}, false}},
        {"Failed after all was sent", ShownStatus::Failed, {Bar::Full, 1, 0, {}, false}},
        {"Cancelled at 20 %", ShownStatus::Cancelled, {Bar::FillDim, 0.2, 0, {}, false}},
    };
    return forms;
}

const QStringList &iconNames()
{
    static const QStringList names = QDir(u":/icons"_s).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    return names;
}

/// Bars, status icons and all icons, painted straight.
class PartsSheet final : public QWidget
{
public:
    explicit PartsSheet(const Appearance &appearance)
        : m_appearance(appearance)
    {
        setFixedSize(840, 440);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_appearance.color(Token::Base));
        const qreal ratio = devicePixelRatioF();
        ProgressPainter bars;
        int y = 14;
        for (const BarForm &form : barForms()) {
            const QColor color = m_appearance.color(m_appearance.statusToken(form.status));
            bars.draw(painter, QRect(16, y + 8, 96, 6), form.cell, color, m_appearance);
            bars.draw(painter, QRect(124, y + 8, 64, 6), form.cell, color, m_appearance);
            painter.setPen(m_appearance.color(Token::Text2));
            painter.drawText(204, y + 16, QString::fromLatin1(form.name));
            y += 24;
        }
        y = 14;
        for (int i = 0; i < shownStatusCount; ++i) {
            const auto status = static_cast<ShownStatus>(i);
            const Token token = m_appearance.statusToken(status);
            painter.drawPixmap(430, y, m_appearance.pixmap(Appearance::statusIconName(status), 24, token, ratio));
            painter.drawPixmap(466, y + 3, m_appearance.pixmap(Appearance::statusIconName(status), 18, token, ratio));
            painter.drawPixmap(496, y + 4, m_appearance.pixmap(Appearance::statusIconName(status), 16, token, ratio));
            painter.drawPixmap(524, y + 5, m_appearance.pixmap(Appearance::statusIconName(status), 14, token, ratio));
            y += 32;
        }
        int place = 0;
        for (const QString &file : iconNames()) {
            const QString name = file.chopped(4);
            const QPoint at(570 + place % 8 * 32, 14 + place / 8 * 32);
            if (name != "app"_L1)
                painter.drawPixmap(at, m_appearance.pixmap(name, 18, Token::Text, ratio));
            ++place;
        }
        int x = 570;
        for (const int size : {16, 24, 32, 48, 64}) {
            painter.drawPixmap(x, 320, Appearance::applicationIcon().pixmap(QSize(size, size), ratio));
            x += size + 12;
        }
    }

private:
    const Appearance &m_appearance;
};

/// Buttons, inputs, marks and a menu.
class ControlsSheet final : public QWidget
{
public:
    explicit ControlsSheet(const Appearance &appearance)
    {
        setAutoFillBackground(true);
        setBackgroundRole(QPalette::Base);
        auto *rows = new QVBoxLayout(this);
        rows->setContentsMargins(24, 16, 24, 16);
        rows->setSpacing(12);

        auto *menus = new QMenuBar;
        for (const char *name : {"&File", "&Edit", "&View", "&Window", "&Help"})
            menus->addMenu(QString::fromLatin1(name));
        rows->addWidget(menus);

        auto *tools = new QHBoxLayout;
        tools->setSpacing(4);
        tools->addWidget(tool(appearance, u"side"_s, {}, true));
        tools->addWidget(tool(appearance, u"refresh"_s, {}, false));
        tools->addWidget(tool(appearance, u"plus"_s, u"Add"_s, false));
        tools->addWidget(tool(appearance, u"key"_s, u"Refresh credential"_s, false));
        QToolButton *off = tool(appearance, u"confirm"_s, u"Confirm upload"_s, false);
        off->setEnabled(false);
        tools->addWidget(off);
        tools->addStretch();
        rows->addLayout(tools);

        auto *buttons = new QHBoxLayout;
        buttons->setSpacing(8);
        auto *main = new QPushButton(u"Save account"_s);
        main->setDefault(true);
        auto *withIcon = new QPushButton(appearance.icon(u"key"_s), u"Refresh credential"_s);
        auto *disabled = new QPushButton(u"Cancel 12 uploads"_s);
        disabled->setEnabled(false);
        focused = new QPushButton(u"With focus"_s);
        focused->setAutoDefault(false);
        for (QPushButton *button : {main, new QPushButton(u"Discard"_s), withIcon, disabled, focused})
            buttons->addWidget(button);
        buttons->addStretch();
        rows->addLayout(buttons);

        auto *inputs = new QHBoxLayout;
        inputs->setSpacing(8);
        auto *edit = new QLineEdit(u"cn-news 央视"_s);
        auto *empty = new QLineEdit;
        empty->setPlaceholderText(u"Search title, ID, file, error"_s);
        auto *lockedEdit = new QLineEdit(u"not now"_s);
        lockedEdit->setEnabled(false);
        focusedEdit = new QLineEdit(u"focus"_s);
        auto *combo = new QComboBox;
        combo->addItems({u"cn-shanghai · East China 2 (Shanghai)"_s, u"ap-southeast-1"_s});
        for (QWidget *input : QList<QWidget *> {edit, empty, lockedEdit, focusedEdit, combo})
            inputs->addWidget(input);
        rows->addLayout(inputs);

        auto *marks = new QHBoxLayout;
        marks->setSpacing(16);
        auto *checked = new QCheckBox(u"checked"_s);
        checked->setChecked(true);
        auto *partly = new QCheckBox(u"partly"_s);
        partly->setTristate(true);
        partly->setCheckState(Qt::PartiallyChecked);
        auto *on = new QRadioButton(u"in the system keychain"_s);
        on->setChecked(true);
        auto *grey = new QCheckBox(u"disabled"_s);
        grey->setChecked(true);
        grey->setEnabled(false);
        for (QWidget *mark :
             QList<QWidget *> {new QCheckBox(u"plain"_s), checked, partly, grey, on, new QRadioButton(u"variable"_s)})
            marks->addWidget(mark);
        marks->addStretch();
        rows->addLayout(marks);

        auto *bar = new QScrollBar(Qt::Horizontal);
        bar->setRange(0, 100);
        bar->setPageStep(30);
        bar->setValue(20);
        rows->addWidget(bar);

        m_menu = new QMenu(this);
        m_menu->addAction(appearance.icon(u"refresh"_s), u"&Refresh list"_s)->setShortcut(Qt::Key_F5);
        QAction *panel = m_menu->addAction(u"Side &panel"_s);
        panel->setCheckable(true);
        panel->setChecked(true);
        panel->setShortcut(QKeySequence(u"Ctrl+B"_s));
        m_menu->addSeparator();
        m_menu->addAction(u"Cle&ar filter"_s)->setEnabled(false);
        QMenu *themes = m_menu->addMenu(u"&Appearance"_s);
        themes->addAction(u"Dark"_s);
        m_menu->setActiveAction(panel);
        auto *picture = new QLabel;
        picture->setPixmap(m_menu->grab());
        rows->addWidget(picture);
        setFixedSize(840, sizeHint().height());
    }

    QPushButton *focused;
    QLineEdit *focusedEdit;

private:
    static QToolButton *tool(const Appearance &appearance, const QString &icon, const QString &text, bool on)
    {
        auto *button = new QToolButton;
        button->setIcon(appearance.icon(icon));
        button->setIconSize({18, 18});
        button->setText(text);
        button->setAutoRaise(true);
        button->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        button->setCheckable(on);
        button->setChecked(on);
        return button;
    }

    QMenu *m_menu;
};

QList<VendorInfo> vendors()
{
    const auto named = [](const QString &id, const QString &en, const QString &zh) {
        VendorInfo vendor;
        vendor.id = id;
        vendor.shortName = {en, zh};
        return vendor;
    };
    return {named(u"av"_s, u"Alibaba VOD"_s, u"阿里云 VOD"_s), named(u"ai"_s, u"Alibaba IMS"_s, u"阿里云 IMS"_s),
            named(u"hw"_s, u"Huawei VOD"_s, u"华为云 VOD"_s), named(u"zg"_s, u"ZEGO Player"_s, u"ZEGO 播放器"_s)};
}

struct Line
{
    QString title;
    UploadStatus status;
    std::optional<double> ratio;
    std::optional<double> gigabytes;
    QString vendor;
    QString account;
    QString created;
    bool stalled = false;
};

QList<Upload> uploads()
{
    using S = UploadStatus;
    const std::optional<double> none;
    const QList<Line> lines {
        {u"央视彩排 第三场 4K 母版.mxf"_s, S::Uploading, 0.382, 186.0, u"av"_s, u"cn-news"_s, u"2026-11-22T06:21:00Z"_s},
        {u"Autumn keynote – final cut (v7).mov"_s, S::Uploading, 0.964, 12.8, u"av"_s, u"cn-news"_s, u"2026-11-22T05:38:00Z"_s},
        {u"webinar-recording-2026-11-21.mp4"_s, S::Uploading, none, 2.31, u"ai"_s, u"media-lab"_s, u"2026-11-22T05:20:00Z"_s},
        {u"城市纪录片《潮汐》第 04 集_终审版.mp4"_s, S::AwaitingConfirmation, none, 8.42, u"hw"_s, u"beijing4"_s,
         u"2026-11-22T05:05:00Z"_s},
        {u"直播回放 2026-11-22 上午场.flv"_s, S::Retrying, none, none, u"zg"_s, u"player-prod"_s, u"2026-11-22T04:48:00Z"_s},
        {u"Product teaser 15 s vertical.mp4"_s, S::Waiting, none, none, u"zg"_s, u"player-prod"_s, u"2026-11-22T04:47:00Z"_s},
        {u"Interview_Zhang-Wei_raw_A-cam.mxf"_s, S::Uploading, 0.614, 117.0, u"av"_s, u"cn-news"_s, u"2026-11-22T03:28:00Z"_s,
         true},
        {u"发布会现场_多机位_导播信号_PGM_1080p50_20261122_上午_主持人席.mov"_s, S::Uploading, 0.079, 64.0, u"av"_s, u"cn-news"_s,
         u"2026-11-22T03:02:00Z"_s, true},
        {u"《小镇味道》预告 30 秒.mp4"_s, S::Processing, none, 0.5, u"hw"_s, u"beijing4"_s, u"2026-11-22T02:57:00Z"_s},
        {u"🎬 behind-the-scenes reel.mp4"_s, S::Failed, none, 1.07, u"ai"_s, u"media-lab"_s, u"2026-11-22T02:41:00Z"_s},
        {u"Season 2 Episode 11 — “The Long Tide”.mov"_s, S::Succeeded, none, 44.1, u"hw"_s, u"beijing4"_s,
         u"2026-11-22T02:12:00Z"_s},
        {u"财经早班车 1122.mp4"_s, S::Succeeded, none, 3.86, u"av"_s, u"cn-news"_s, u"2026-11-22T01:05:00Z"_s},
        {u"فيلم وثائقي – الواحة.mp4"_s, S::Succeeded, none, 9.77, u"av"_s, u"cn-sport"_s, u"2026-11-22T00:50:00Z"_s},
        {u"Safety training, module 3.mp4"_s, S::Forbidden, none, none, u"av"_s, u"cn-sport"_s, u"2026-11-21T22:02:00Z"_s},
        {u"Q3 all-hands (do not publish).mp4"_s, S::Cancelled, 0.2, 6.2, u"hw"_s, u"beijing4-with-a-long-name"_s,
         u"2026-11-21T11:40:00Z"_s},
        {u"早间天气 1121 竖版.mp4"_s, S::Expired, none, none, u"zg"_s, u"player-prod"_s, u"2026-11-20T23:30:00Z"_s},
        {{}, S::Missing, none, none, u"av"_s, u"cn-news"_s, u"2026-11-20T10:14:00Z"_s},
        {u"city_tour_drone_0417.mov"_s, S::Failed, 1.0, 27.3, u"hw"_s, u"beijing4"_s, u"2026-11-20T08:02:00Z"_s},
        {u"Grußwort façade ñandú Ελληνικά.mp4"_s, S::Failed, 0.88, 18.2, u"av"_s, u"cn-sport"_s, u"2026-11-20T03:26:00Z"_s},
        {u"intro-loop.wav"_s, S::Unknown, none, 46.0 / (1LL << 30), u"ai"_s, u"media-lab"_s, u"2025-04-28T13:10:00Z"_s},
        {u"مقابلة طويلة جداً مع مخرج الفيلم الوثائقي عن الواحة والصحراء والبحر.mov"_s, S::Retrying, 0.45, 5.14, u"hw"_s,
         u"beijing4"_s, u"2025-04-27T13:10:00Z"_s},
    };
    QList<Upload> uploads;
    int number = 0;
    for (const Line &line : lines) {
        Upload upload;
        upload.key = {line.account, UploadKind::Media, u"93ab85f04c2d4e0f9b1c7a5d0e%1f1d24"_s.arg(++number, 4, 10, QChar(u'0'))};
        upload.vendor = line.vendor;
        if (!line.title.isEmpty())
            upload.title = line.title;
        upload.status = line.status;
        upload.ratio = line.ratio;
        if (line.gigabytes)
            upload.totalBytes = qint64(*line.gigabytes * (1LL << 30));
        upload.createdAt = instantFromIso(line.created);
        if (line.vendor != "zg"_L1)
            upload.modifiedAt = instantFromIso(line.created).value() + std::chrono::minutes(11);
        else
            upload.retryCount = 2;
        upload.source = line.vendor == "av"_L1 ? std::optional(u"PythonSDK 1.4.0 · Server"_s) : std::nullopt;
        if (line.status == S::Unknown)
            upload.vendorStatus = u"Blocked"_s;
        if (line.stalled)
            upload.stalledSince = instantFromIso(u"2026-11-22T04:20:00Z"_s);
        upload.covers = FieldSet::all();
        uploads.append(upload);
    }
    return uploads;
}

/// The table over the real store and model.
struct TableSheet
{
    TableSheet(Appearance &appearance, Language language)
        : clock(*instantFromIso(u"2026-11-22T06:32:04Z"_s))
        , view(store)
        , model(view, store, vendors(), clock, Format(language, QTimeZone("Asia/Shanghai")))
        , table(appearance, model)
    {
        store.merge(uploads());
        table.resize(1240, 28 + 22 * 28 + 20);
    }

    ManualClock clock;
    UploadStore store;
    UploadView view;
    UploadTableModel model;
    UploadTableView table;
};

void hover(UploadTableView &table, int row)
{
    const QPointF at = table.visualRect(table.model()->index(row, 0)).center();
    QMouseEvent move(QEvent::MouseMove, at, table.viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(table.viewport(), &move);
}

class Sheets final : public QObject
{
public:
    explicit Sheets(QDir dir)
        : m_dir(std::move(dir))
    {
    }

    /// One picture after the other, each drawn once its window has the focus.
    void next()
    {
        static const QList<std::pair<ThemeChoice, LanguageChoice>> looks {{ThemeChoice::Light, LanguageChoice::English},
                                                                          {ThemeChoice::Dark, LanguageChoice::Chinese}};
        if (m_step == looks.size() * 3) {
            QCoreApplication::exit(m_failed ? 1 : 0);
            return;
        }
        const auto [theme, language] = looks[m_step / 3];
        m_appearance.apply(theme);
        m_language.apply(language);
        const QString look = (theme == ThemeChoice::Dark ? u"dark"_s : u"light"_s)
            + (m_language.language() == Language::Chinese ? u"-zh"_s : u"-en"_s);
        switch (m_step++ % 3) {
        case 0:
            m_sheet = std::make_unique<PartsSheet>(m_appearance);
            show(*m_sheet, u"parts-"_s + look);
            return;
        case 1: {
            auto sheet = std::make_unique<ControlsSheet>(m_appearance);
            QWidget *edit = sheet->focusedEdit;
            m_sheet = std::move(sheet);
            show(*m_sheet, u"controls-"_s + look);
            edit->setFocus();
            return;
        }
        default:
            m_table = std::make_unique<TableSheet>(m_appearance, m_language.language());
            m_table->table.selectKeys({m_table->model.key(1), m_table->model.key(2)});
            show(m_table->table, u"table-"_s + look);
            hover(m_table->table, 4);
        }
    }

private:
    void show(QWidget &widget, const QString &name)
    {
        widget.show();
        widget.activateWindow();
        QTimer::singleShot(200, this, [this, &widget, name] {
            const QString scale = qEnvironmentVariable("QT_SCALE_FACTOR", u"1"_s);
            const QString path = m_dir.filePath(name + u'@' + scale + u".png"_s);
            if (!widget.grab().save(path)) {
                std::fprintf(stderr, "look_sheet: %s cannot be written\n", qPrintable(path));
                m_failed = true;
            }
            widget.hide();
            next();
        });
    }

    QDir m_dir;
    Appearance m_appearance;
    LanguageSwitch m_language;
    std::unique_ptr<QWidget> m_sheet;
    std::unique_ptr<TableSheet> m_table;
    int m_step = 0;
    bool m_failed = false;
};

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    if (app.arguments().size() != 2) {
        std::fprintf(stderr, "usage: look_sheet DIR\n");
        return 2;
    }
    QDir dir(app.arguments().at(1));
    if (!dir.mkpath(u"."_s)) {
        std::fprintf(stderr, "look_sheet: the folder cannot be made\n");
        return 1;
    }
    Sheets sheets(dir);
    QTimer::singleShot(0, &sheets, [&sheets] { sheets.next(); });
    return QApplication::exec();
}
