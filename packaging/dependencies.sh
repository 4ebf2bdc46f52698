# Sourced by packaging/run and tests/run: finds out what is missing on this system, and installs it.
# Exit 2, with the one command to run, where that needs rights this user does not have.

say() { printf '== %s\n' "$*"; }

packages_debian=(g++ cmake ninja-build qt6-base-dev qt6-tools-dev qt6-l10n-tools qt6-svg-dev
    qtkeychain-qt6-dev libexpected-dev libqt6sql6-sqlite libqt6svg6 qt6-qpa-plugins qt6-translations-l10n
    ca-certificates fonts-noto-cjk fonts-noto-color-emoji)
packages_fedora=(gcc-c++ cmake ninja-build qt6-qtbase-devel qt6-qttools-devel qt6-linguist qt6-qtsvg-devel
    qtkeychain-qt6-devel expected-devel qt6-qttranslations google-noto-sans-cjk-fonts google-noto-color-emoji-fonts)
packages_arch=(gcc cmake ninja qt6-base qt6-tools qt6-svg qt6-translations qtkeychain-qt6 tl-expected noto-fonts-cjk noto-fonts-emoji)
packages_brew=(cmake ninja qt qtkeychain tl-expected)

system_kind() {
    if [ "$(uname -s)" = Darwin ]; then echo brew
    elif command -v apt-get >/dev/null; then echo debian
    elif command -v dnf >/dev/null; then echo fedora
    elif command -v pacman >/dev/null; then echo arch
    else echo other
    fi
}

# Prints the packages of this system that are not installed.
missing_packages() {
    local name
    case $1 in
    debian)
        local have
        have=" $(dpkg-query -W -f='${Package}:${db:Status-Status} ' "${packages_debian[@]}" 2>/dev/null || true)"
        for name in "${packages_debian[@]}"; do
            case $have in *" $name:installed "*) ;; *) echo "$name" ;; esac
        done ;;
    fedora) for name in "${packages_fedora[@]}"; do rpm -q --quiet "$name" || echo "$name"; done ;;
    arch) for name in "${packages_arch[@]}"; do pacman -Qq "$name" >/dev/null 2>&1 || echo "$name"; done ;;
    brew) for name in "${packages_brew[@]}"; do brew list --versions "$name" >/dev/null 2>&1 || echo "$name"; done ;;
    esac
}

install_command() {
    case $1 in
    debian) echo "apt-get update && apt-get install -y --no-install-recommends ${*:2}" ;;
    fedora) echo "dnf install -y ${*:2}" ;;
    arch) echo "pacman -S --needed --noconfirm ${*:2}" ;;
    brew) echo "brew install ${*:2}" ;;
    esac
}

install_dependencies() {
    local kind missing command name
    kind=$(system_kind)
    if [ "$kind" = other ]; then
        say "This system's package manager is not known here; README.md names what has to be installed."
        return 0
    fi
    missing=()
    while IFS= read -r name; do missing+=("$name"); done < <(missing_packages "$kind")
    [ ${#missing[@]} -gt 0 ] || return 0
    command=$(install_command "$kind" "${missing[@]}")
    if [ "$kind" = brew ] || [ "$(id -u)" = 0 ]; then
        say "Installing ${#missing[@]} packages: ${missing[*]}"
        DEBIAN_FRONTEND=noninteractive sh -c "$command" || { say "That did not work; the command was: $command"; exit 2; }
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [ -t 0 ] && [ -t 2 ]; }; }; then
        say "Installing ${#missing[@]} packages with sudo: ${missing[*]}"
        sudo DEBIAN_FRONTEND=noninteractive sh -c "$command" || { say "That did not work; the command was: $command"; exit 2; }
    else
        say "${#missing[@]} packages are missing and this user may not install them. Run this as root, then this script again:"
        printf '%s\n' "$command"
        exit 2
    fi
}

# build_targets PRESET TARGET...: configures where needed and builds, with progress. No target: everything.
build_targets() {
    local preset=$1
    shift
    if [ "$(system_kind)" = brew ]; then
        CMAKE_PREFIX_PATH="$(brew --prefix qt):$(brew --prefix)"
        export CMAKE_PREFIX_PATH
    fi
    if [ ! -f "build/$preset/build.ninja" ]; then
        say "Configuring (build/$preset)"
        local log
        log=$(mktemp)
        cmake --preset "$preset" >"$log" 2>&1 || { cat "$log"; rm -f "$log"; exit 1; }
        rm -f "$log"
    fi
    say "Building (the first time takes some minutes)"
    if [ $# -gt 0 ]; then
        cmake --build --preset "$preset" --target "$@"
    else
        cmake --build --preset "$preset"
    fi
}
