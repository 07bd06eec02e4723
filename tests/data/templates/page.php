<?php get_header(); ?>
<main id="content">
<h1><?php the_title(); ?></h1>
<?php if ( $phone ) : ?><a href="tel:<?php echo esc_attr( $phone ); ?>"><?php echo esc_html( $phone ); ?></a><?php endif; ?>
<?php echo do_shortcode( '[contact-form-7 id="12"]' ); ?>
<a href="<?php the_permalink(); ?>#comments">Comments</a>
<img src="<?= $image['url'] ?>" alt="<?= $image['alt'] ?>">
</main>
<?php get_footer(); ?>
