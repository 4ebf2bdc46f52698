// Proves the house's walls by the include lines: who may include whom (architecture.md, "Rooms").

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString projectDir = QStringLiteral(PROJECT_DIR);

/// Room -> the rooms it may include besides itself. A room is the first folders of an include path.
const QMap<QString, QSet<QString>> &allowedRooms()
{
    static const QSet<QString> app
        = {u"core"_s,     u"net"_s,      u"vendors"_s, u"vendors/aliyun"_s, u"vendors/huawei"_s, u"vendors/zego"_s, u"vendors/registry"_s,
           u"accounts"_s, u"database"_s, u"engine"_s,  u"models"_s,         u"sandbox"_s};
    static const QMap<QString, QSet<QString>> rooms = {
        {u"core"_s, {}},
        {u"net"_s, {u"core"_s}},
        {u"vendors"_s, {u"core"_s, u"net"_s}},
        {u"vendors/aliyun"_s, {u"core"_s, u"net"_s, u"vendors"_s}},
        {u"vendors/huawei"_s, {u"core"_s, u"net"_s, u"vendors"_s}},
        {u"vendors/zego"_s, {u"core"_s, u"net"_s, u"vendors"_s}},
        {u"vendors/registry"_s, {u"core"_s, u"net"_s, u"vendors"_s, u"vendors/aliyun"_s, u"vendors/huawei"_s, u"vendors/zego"_s}},
        {u"accounts"_s, {u"core"_s}},
        {u"database"_s, {u"core"_s}},
        {u"engine"_s, {u"core"_s, u"net"_s, u"vendors"_s, u"vendors/registry"_s, u"accounts"_s, u"database"_s}},
        {u"models"_s, {u"core"_s, u"engine"_s}},
        // the vendors' signature functions and limits only
        {u"sandbox"_s, {u"core"_s, u"vendors/aliyun"_s, u"vendors/huawei"_s, u"vendors/zego"_s, u"vendors"_s}},
        {u"cli"_s, app},
        {u"ui"_s, {u"core"_s, u"engine"_s, u"models"_s}},
        {u"ui/main.cpp"_s, app},
    };
    return rooms;
}

struct Include
{
    QString file; ///< relative to the project
    QString path; ///< between the quotes or brackets
    bool ours = false;
};

QList<Include> includesUnder(const QString &folder)
{
    static const QRegularExpression line(u"^\\s*#\\s*include\\s*([\"<])([^\">]+)[\">]"_s, QRegularExpression::MultilineOption);
    QList<Include> includes;
    QDirIterator files(projectDir + u'/' + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        auto matches = line.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            const auto match = matches.next();
            includes.append({file.fileName().mid(projectDir.size() + 1), match.captured(2), match.captured(1) == u"\""_s});
        }
    }
    return includes;
}

/// The room a project file lives in, e.g. "vendors/zego" for app/vendors/zego/zego.cpp.
QString roomOfFile(const QString &file)
{
    if (file.startsWith(u"ui/"_s))
        return file == u"ui/main.cpp"_s ? file : u"ui"_s;
    const QStringList parts = file.split(u'/');
    if (parts.value(1) == u"vendors"_s && parts.size() > 3)
        return QString(u"vendors/"_s + parts.at(2));
    return parts.value(1);
}

QString roomOfInclude(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.first() == u"vendors"_s && parts.size() > 2)
        return QString(u"vendors/"_s + parts.at(1));
    return parts.first();
}

} // namespace

class TestHouse final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRoomIncludesOnlyWhatItMay();
    void appNeverIncludesGui();
    void noNestedLoopsOfOurs();
    void consoleLinksNoGui();
};

void TestHouse::everyRoomIncludesOnlyWhatItMay()
{
    int seen = 0;
    QStringList wrong;
    for (const QString &folder : {u"app"_s, u"ui"_s}) {
        for (const Include &include : includesUnder(folder)) {
            if (!include.ours || include.path.endsWith(u".moc"_s))
                continue;
            ++seen;
            const QString from = roomOfFile(include.file);
            const QString to = roomOfInclude(include.path);
            if (!allowedRooms().contains(from))
                wrong.append(include.file + u" lives in no known room"_s);
            else if (to != from && !(from == u"ui/main.cpp"_s && to == u"ui"_s) && !allowedRooms().value(from).contains(to))
                wrong.append(include.file + u" includes "_s + include.path);
        }
    }
    QVERIFY(seen > 50);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestHouse::appNeverIncludesGui()
{
    static const QRegularExpression gui(
        u"^(QtGui|QtWidgets|QtSvg)/|^Q(Widget|Application|MainWindow|Painter|Icon|Pixmap|Image|Dialog|Gui|Color|Font|Palette|Style|Action|Menu|Key)"_s);
    QStringList wrong;
    for (const Include &include : includesUnder(u"app"_s)) {
        if (gui.match(include.path).hasMatch())
            wrong.append(include.file + u" includes "_s + include.path);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestHouse::noNestedLoopsOfOurs()
{
    static const QRegularExpression loop(u"QEventLoop|processEvents|\\bexec\\(\\)"_s);
    QStringList wrong;
    for (const QString &folder : {u"app"_s, u"ui"_s}) {
        QDirIterator files(projectDir + u'/' + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly) || file.fileName().endsWith(u"main.cpp"_s))
                continue;
            int number = 0;
            const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
            for (const QString &text : lines) {
                ++number;
                // SQL statements are executed, threads run their own loop: neither nests one
                if (loop.match(text).hasMatch() && !text.contains(u"query"_s, Qt::CaseInsensitive)
                    && !text.contains(u"statement"_s, Qt::CaseInsensitive))
                    wrong.append(file.fileName() + u':' + QString::number(number) + text);
            }
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestHouse::consoleLinksNoGui()
{
    QString path = QStringLiteral(CONSOLE_PROGRAM);
    QFile program(path);
    QVERIFY2(program.open(QIODevice::ReadOnly), qPrintable(path));
    const QByteArray bytes = program.readAll();
    QVERIFY(bytes.contains("Qt6Core"));
    QVERIFY(!bytes.contains("libQt6Gui"));
    QVERIFY(!bytes.contains("libQt6Widgets"));
    QVERIFY(!bytes.contains("Qt6Gui.dll"));
}

QTEST_GUILESS_MAIN(TestHouse)
#include "test_house.moc"
