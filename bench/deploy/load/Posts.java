package load;

import module java.base;

import load.Sample.Kind;

/** Compares the POSTs that were sent with those that were done. */
final class Posts {

    private Posts() {}

    /**
     * {@code lost}: answered well, but never done. {@code doubled}: done more than once. {@code unsure}: failed for the client, and done all
     * the same.
     */
    static Map<String, Object> figures(List<Sample> samples, List<String> posted) {
        var done = posted.stream().collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        long acknowledged = 0;
        long lost = 0;
        long doubled = 0;
        long unsure = 0;
        var posts = samples.stream().filter(s -> s.kind() == Kind.POST).toList();
        for (var post : posts) {
            long times = done.getOrDefault(post.id(), 0L);
            boolean well = post.fault() == null;
            acknowledged += well ? 1 : 0;
            lost += well && times == 0 ? 1 : 0;
            doubled += times > 1 ? 1 : 0;
            unsure += !well && times > 0 ? 1 : 0;
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("sent", posts.size());
        figures.put("acknowledged", acknowledged);
        figures.put("lost", lost);
        figures.put("doubled", doubled);
        figures.put("unsure", unsure);
        return figures;
    }
}
