package dev.armature.git;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit learns of the machine: nothing. Its own reader forks {@code git}, reads every configuration, and measures
 * the file system's clock for three seconds in a fresh home directory.
 */
@SuppressWarnings("InlineMeSuggester") // the deprecated methods are abstract: JGit asks for them
final class HermeticSystem extends SystemReader {
    private static final String NO_FILE = "no configuration is read from a file";

    private HermeticSystem() {
        setPlatformChecker();
    }

    /** Makes JGit use this reader; more than once does no harm. */
    static void install() {
        if (!(SystemReader.getInstance() instanceof HermeticSystem)) {
            SystemReader.setInstance(new HermeticSystem());
        }
    }

    @Override
    public String getHostname() {
        return "localhost";
    }

    @Override
    public @Nullable String getenv(String variable) {
        return null;
    }

    @Override
    public @Nullable String getProperty(String key) {
        return System.getProperty(key);
    }

    @Override
    public StoredConfig getUserConfig() {
        return new Fixed();
    }

    @Override
    public StoredConfig getSystemConfig() {
        return new Fixed();
    }

    @Override
    public StoredConfig getJGitConfig() {
        return new Fixed();
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        throw new UnsupportedOperationException(NO_FILE);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        throw new UnsupportedOperationException(NO_FILE);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        throw new UnsupportedOperationException(NO_FILE);
    }

    @Override
    @Deprecated
    public long getCurrentTime() {
        return Instant.now().toEpochMilli();
    }

    @Override
    @Deprecated
    public int getTimezone(long when) {
        return ZoneOffset.UTC.getTotalSeconds();
    }

    /** A configuration without a file: how exact time stamps are, so that nobody measures it, and which SHA-1. */
    private static final class Fixed extends StoredConfig {
        private static final Duration SAFE_RESOLUTION = Duration.ofSeconds(1);

        Fixed() {
            // JGit's own SHA-1 looks for collisions, which takes long and says nothing about files that we wrote.
            setString("core", null, "sha1implementation", "jdkNative");
        }

        @Override
        public void load() {
            // There is nothing to load.
        }

        @Override
        public void save() {
            // And nothing to keep.
        }

        @Override
        public long getTimeUnit(String section, String subsection, String name, long absent, TimeUnit unit) {
            return section.equals("filesystem")
                    ? unit.convert(SAFE_RESOLUTION)
                    : super.getTimeUnit(section, subsection, name, absent, unit);
        }
    }
}
