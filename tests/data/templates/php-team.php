<?php get_header(); ?>
<main>
  <h1><?php the_title(); ?></h1>
  <?php foreach ($people as $person): ?>
    <h2><?= esc_html($person['name']) ?></h2>
    <?php if ($person['photo']): ?>
      <img src="<?= esc_url($person['photo']) ?>" alt="<?= esc_attr($person['name']) ?>" width="320" height="320">
    <?php else: ?>
      <p>No picture yet.</p>
    <?php endif; ?>
    <p><a href="mailto:<?= antispambot($person['mail']) ?>">Write to <?= esc_html($person['first']) ?></a></p>
  <?php endforeach; ?>
</main>
<?php get_footer(); ?>
