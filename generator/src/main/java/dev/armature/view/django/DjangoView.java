package dev.armature.view.django;

import dev.armature.view.django.ActionsView.CasesView;
import java.util.List;
import java.util.Optional;

/**
 * What all files of the Django half share.
 *
 * @param title the project's name, a literal
 * @param site the statement that gives the admin its name
 * @param description a literal, absent when there is none
 * @param apps entries of {@code INSTALLED_APPS}
 * @param routes entries of the API's addresses
 * @param pages entries of the addresses of pages
 * @param home whether there is a page at the root
 * @param settings what components ask the environment for
 * @param health where its health checks are
 * @param files whether anything holds a file
 * @param images whether anything holds an image
 * @param uploads whether the API gives or takes files
 * @param apart whether ids of files' or actions' operations are not the usual ones
 * @param inlines whether rows are edited on the page of another
 * @param exchange whether rows go in and out as files
 * @param shortLists whether there are lists of references that hold one row at most
 * @param smtp whether production sends mail through a server
 * @param actions what the tests know of the actions on rows
 * @param user what is special about its users
 */
public record DjangoView(
        String title,
        String site,
        Optional<String> description,
        List<String> apps,
        List<String> routes,
        List<String> pages,
        boolean home,
        List<SettingView> settings,
        String health,
        boolean files,
        boolean images,
        boolean uploads,
        boolean apart,
        boolean inlines,
        boolean exchange,
        boolean shortLists,
        boolean smtp,
        CasesView actions,
        UserView user) {
    public DjangoView {
        apps = List.copyOf(apps);
        routes = List.copyOf(routes);
        pages = List.copyOf(pages);
        settings = List.copyOf(settings);
    }

    /**
     * A setting.
     *
     * @param help what it means, for a comment
     * @param statement the line that reads it
     */
    public record SettingView(String help, String statement) {}
}
